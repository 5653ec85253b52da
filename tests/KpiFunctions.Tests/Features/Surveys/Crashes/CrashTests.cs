using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Foundation.Sms;
using NodaTime;
using Xunit.Abstractions;

namespace KpiFunctions.Tests.Features.Surveys.Crashes;

/// <summary>
/// Two instances of the app text many customers through a provider that takes each repeatability id once, and forgets it after five minutes.
/// Messages are delivered twice, to both at once, and again after the code was killed at any of its steps; the provider fails and throttles;
/// delivery reports come early, late and twice. Set KPI_CRASH_SURVEYS to the number of customers (300 by default) and KPI_CRASH_SEED to another seed.
/// </summary>
public sealed class CrashTests(AzuriteFixture azurite, ITestOutputHelper output) : IClassFixture<AzuriteFixture>
{
    private const int MostKillsOfOneMessage = 4; // With a fifth one the runtime moves the message to the poison queue, where a person looks at it.

    private static readonly TimeSpan ForgetAtOnce = TimeSpan.FromTicks(-1);

    private static readonly Instant Start = Instant.FromUtc(2026, 9, 10, 2, 0);

    private int _surveys = Setting("KPI_CRASH_SURVEYS", 300);
    private readonly Random _random = new(Setting("KPI_CRASH_SEED", 4));
    private readonly TestClock _clock = new(Start - Duration.FromDays(1));
    private readonly ConcurrentQueue<Delivery> _new = new();
    private readonly PriorityQueue<Delivery, Instant> _agenda = new();
    private int _deliveries;
    private int _kills;

    [Fact]
    public Task Every_customer_gets_one_text_whatever_dies() => PlayAsync(TimeSpan.FromMinutes(5), AssertAllDoneAsync);

    [Fact]
    public Task A_provider_that_recognises_no_repeated_call_shows_that_second_texts_are_seen_here()
    {
        _surveys = Math.Min(_surveys, 100);
        return PlayAsync(ForgetAtOnce, (_, provider) =>
        {
            Assert.NotEmpty(TextedTwice(provider));
            return Task.CompletedTask;
        });
    }

    private static IEnumerable<string> TextedTwice(AcsServer provider) =>
        provider.SentTags.GroupBy(t => t, StringComparer.Ordinal).Where(t => t.Count() > 1).Select(t => t.Key);

    private async Task PlayAsync(TimeSpan forgetAfter, Func<CrashingApp, AcsServer, Task> assert)
    {
        var watch = Stopwatch.StartNew();
        await using var provider = await AcsServer.StartAsync();
        provider.ForgetAfter(forgetAfter, _clock);
        provider.Sent += text => PlanReports(text.Tag, text.MessageId);
        var prefix = AzuriteFixture.NewPrefix();
        await using var first = new CrashingApp(azurite.ConnectionString, prefix, provider.ConnectionString, _clock, Queued);
        await using var second = new CrashingApp(azurite.ConnectionString, prefix, provider.ConnectionString, _clock, Queued);
        await first.StartAsync();
        await first.ImportAsync(Orders());

        CrashingApp[] apps = [first, second];
        var tick = Start;
        for (; tick < Start + Duration.FromDays(20) && (tick == Start || await IsWaitingAsync(first)); tick += Duration.FromMinutes(15))
        {
            _clock.Now = tick;
            while (!await RunAsync(_random.Next(4) == 0 ? _random.Next(1, 100) : null, _random.Next(2) == 0, () => first.Get<DueTextScheduler>().EnqueueDueAsync(CancellationToken.None)))
            {
            }

            await DeliverAsync(apps, provider, tick + Duration.FromMinutes(15));
        }

        var transactions = apps.Sum(a => a.Get<StorageTransactionCounter>().Snapshot().Values.Sum());
        output.WriteLine(
            $"{_surveys} surveys, {provider.Texts} texts, {provider.Calls.Count} calls of the provider, {_deliveries} deliveries of messages, {_kills} kills, " +
            $"{transactions} storage transactions, {(tick - Start).TotalDays:F1} days of the clock, {watch.Elapsed.TotalSeconds:F0} s");
        await assert(first, provider);
        await first.CleanUpAsync();
    }

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : usual;

    private static string Tag(int number) => $"S1/W{number}";

    private string Orders()
    {
        var csv = new StringBuilder("storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\n");
        for (var i = 0; i < _surveys; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"S1,W{i},A,+86138{i:D8},2026-09-06T08:00:00,2026-09-07T09:50:00\n");
        }

        return csv.ToString();
    }

    private void Queued(string message, TimeSpan delay) => _new.Enqueue(new Delivery(message, _clock.Now + Duration.FromTimeSpan(delay), IsReport: false));

    /// <summary>The provider reports each text once or twice, at once or up to 20 hours later; one in twenty could not be delivered.</summary>
    private void PlanReports(string tag, string messageId)
    {
        lock (_random)
        {
            var status = _random.Next(20) == 0 ? "Failed" : "Delivered";
            var json = CrashingApp.ReportEvent(tag, messageId, status);
            for (var i = _random.Next(5) == 0 ? 2 : 1; i > 0; i--)
            {
                var delay = _random.Next(3) == 0 ? Duration.Zero : Duration.FromMinutes(_random.Next(1, 20 * 60));
                _new.Enqueue(new Delivery(json, _clock.Now + delay, IsReport: true));
            }
        }
    }

    /// <summary>Hands out messages in the order of their time until the next tick, eight at a time.</summary>
    private async Task DeliverAsync(CrashingApp[] apps, AcsServer provider, Instant end)
    {
        while (true)
        {
            while (_new.TryDequeue(out var added))
            {
                _agenda.Enqueue(added, added.At);
            }

            var round = new List<Task>();
            while (round.Count < 8 && _agenda.TryPeek(out var next, out var at) && at < end && (round.Count == 0 || at <= _clock.Now))
            {
                _clock.Now = Instant.Max(_clock.Now, at);
                _agenda.Dequeue();
                round.AddRange(StartDeliveries(apps, provider, next));
            }

            if (round.Count == 0)
            {
                return;
            }

            await Task.WhenAll(round);
        }
    }

    private IEnumerable<Task> StartDeliveries(CrashingApp[] apps, AcsServer provider, Delivery delivery)
    {
        lock (_random)
        {
            switch (_random.Next(40))
            {
                case 0:
                    provider.AnswerNext(AcsAnswer.Refused(503));
                    break;
                case 1:
                    provider.AnswerNext(AcsAnswer.Refused(429, retryAfter: "600"));
                    break;
                case 2:
                    provider.AnswerNext(AcsAnswer.BrokenOff());
                    break;
                default:
                    break;
            }

            // Sometimes both instances have it, sometimes one has it twice.
            var copies = _random.Next(4) switch { 0 => apps, 1 => [apps[0], apps[0]], _ => [apps[_random.Next(2)]] };
            return [.. copies.Select(app =>
            {
                var kill = delivery.Kills < MostKillsOfOneMessage && _random.Next(5) < 3 ? _random.Next(1, 6) : (int?)null;
                var afterwards = _random.Next(2) == 0;
                var again = delivery with { Kills = delivery.Kills + 1, At = _clock.Now + Duration.FromSeconds(_random.Next(1, 600)) };
                return DeliverAsync(app, delivery, kill, afterwards, again);
            })];
        }
    }

    private async Task DeliverAsync(CrashingApp app, Delivery delivery, int? kill, bool afterwards, Delivery again)
    {
        if (!await RunAsync(kill, afterwards, () => delivery.IsReport ? app.RecordAsync(delivery.Message) : app.SendAsync(delivery.Message)))
        {
            _new.Enqueue(again);
        }
    }

    private async Task<bool> RunAsync(int? kill, bool afterwards, Func<Task> action)
    {
        Interlocked.Increment(ref _deliveries);
        var done = await KillSwitch.RunAsync(kill, afterwards, action);
        Interlocked.Add(ref _kills, done ? 0 : 1);
        return done;
    }

    private async Task<bool> IsWaitingAsync(CrashingApp app) =>
        _agenda.Count > 0 || !_new.IsEmpty || await app.Get<Tables>().DueTexts.QueryAsync<TableEntity>(maxPerPage: 1).AnyAsync();

    private async Task AssertAllDoneAsync(CrashingApp app, AcsServer provider)
    {
        Assert.Empty(await app.Get<DeadLetterStore>().ListAsync(CancellationToken.None));
        Assert.False(await IsWaitingAsync(app));
        var states = new List<string>();
        await foreach (var row in app.Get<Tables>().WorkOrders.QueryAsync<TableEntity>("SurveyState ge ''"))
        {
            states.Add($"{row.GetString("SurveyState")} {row.GetString("SurveyFailure")}");
        }

        Assert.Equal(_surveys, states.Count);
        Assert.Equal(["Delivered ", "Failed Failed"], states.Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(Enumerable.Range(0, _surveys).Select(Tag).Except(provider.SentTags, StringComparer.Ordinal));
        Assert.Empty(TextedTwice(provider));
    }

    private sealed record Delivery(string Message, Instant At, bool IsReport, int Kills = 0);
}
