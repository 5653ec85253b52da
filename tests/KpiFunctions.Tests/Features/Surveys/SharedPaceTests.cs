using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using Xunit.Abstractions;

namespace KpiFunctions.Tests.Features.Surveys;

/// <summary>Instances of the app that share a sender. Set KPI_PACE_SECONDS to play longer than 5 seconds.</summary>
public sealed class SharedPaceTests(AzuriteFixture azurite, ITestOutputHelper output) : AppTest(azurite)
{
    private const int PerMinute = 1_200;

    private static readonly TimeSpan Played = TimeSpan.FromSeconds(
        Environment.GetEnvironmentVariable("KPI_PACE_SECONDS") is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : 5);

    /// <summary>As a text leaves a second late at most, and clocks are here the same, what may leave within a span are the moments of it and of one second.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public async Task Together_they_send_as_much_as_allowed_and_never_more(int instances)
    {
        var left = new ConcurrentQueue<DateTimeOffset>();
        using var end = new CancellationTokenSource();
        var before = Transactions();
        var watch = Stopwatch.StartNew();
        var senders = Enumerable.Range(0, instances).SelectMany(_ =>
        {
            var gateway = new PacedSmsGateway(
                new Recorder(left), new SendingPace(new SendingTimelineStore(Get<Tables>()), PerMinute, TimeProvider.System));
            return Enumerable.Range(0, 16).Select(_ => SendAsync(gateway, end.Token));
        }).ToList();
        await Task.Delay(Played);
        await end.CancelAsync();
        await Task.WhenAll(senders);

        var times = left.Order().ToList();
        var elapsed = watch.Elapsed;
        var transactions = Transactions() - before;
        output.WriteLine(
            $"{instances} instances: {times.Count} texts in {elapsed.TotalSeconds:F1} s of {PerMinute * elapsed.TotalMinutes:F0} allowed, " +
            $"{transactions} transactions, {(double)transactions / times.Count:F3} a text; most in 60 s: {MostWithin(times, TimeSpan.FromSeconds(60))}");
        foreach (var seconds in (double[])[0.5, 1, 2, 5, 60])
        {
            Assert.InRange(MostWithin(times, TimeSpan.FromSeconds(seconds)), 1, (int)Math.Ceiling((seconds + 1) * PerMinute / 62) + 1);
        }

        Assert.InRange(times.Count, 0.8 * PerMinute * Played.TotalMinutes, PerMinute * (elapsed + TimeSpan.FromSeconds(1)).TotalMinutes);

        // All begin at once here, and each is beaten by all others then.
        Assert.InRange(transactions, 1, (times.Count / 3) + (12 * instances));
    }

    [Fact]
    public async Task Of_all_moments_that_ten_take_no_minute_has_more_than_allowed()
    {
        var interval = TimeSpan.FromSeconds(62) / PerMinute;
        var start = new DateTimeOffset(2026, 9, 10, 2, 0, 0, TimeSpan.Zero);
        var moments = new ConcurrentBag<DateTimeOffset>();
        var now = start;
        for (var round = 0; round < 60; round++, now += TimeSpan.FromSeconds(3))
        {
            await Task.WhenAll(Enumerable.Range(1, 10).Select(async wanted =>
            {
                var share = await new SendingTimelineStore(Get<Tables>()).TakeAsync(wanted, interval, now, now + TimeSpan.FromSeconds(20), CancellationToken.None);
                for (var i = 0; i < share.Count; i++)
                {
                    moments.Add(share.First + (interval * i));
                }
            }));
        }

        var times = moments.Order().ToList();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= interval - TimeSpan.FromTicks(1)));
        Assert.InRange(MostWithin(times, TimeSpan.FromSeconds(60)), 0.9 * PerMinute, PerMinute);
    }

    private static int MostWithin(List<DateTimeOffset> times, TimeSpan span) =>
        times.Select((from, i) => times.Skip(i).TakeWhile(t => t < from + span).Count()).Max();

    private static async Task SendAsync(PacedSmsGateway gateway, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await gateway.SendAsync(new SmsMessage("+8613800000001", "hello", "S1/W1", Guid.NewGuid(), DateTimeOffset.UnixEpoch), end);
            }
            catch (OperationCanceledException)
            {
                // The time is over.
            }
        }
    }

    private long Transactions() => Get<StorageTransactionCounter>().Snapshot().Values.Sum();

    private sealed class Recorder(ConcurrentQueue<DateTimeOffset> left) : ISmsGateway
    {
        public string Name => "recorder";

        public TimeSpan RepeatabilityWindow => TimeSpan.FromMinutes(5);

        public Task<SmsReceipt> SendAsync(SmsMessage message, CancellationToken cancellationToken)
        {
            left.Enqueue(TimeProvider.System.GetUtcNow());
            return Task.FromResult<SmsReceipt>(new SmsReceipt.Accepted(message.RepeatabilityId.ToString("N")));
        }
    }
}
