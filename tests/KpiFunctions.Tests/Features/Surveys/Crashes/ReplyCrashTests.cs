using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Foundation.Sms;
using NodaTime;

namespace KpiFunctions.Tests.Features.Surveys.Crashes;

/// <summary>
/// Customers whose answers are unclear, unhappy or a wish for silence, each handled by code that dies at another one of its steps, in the
/// worker that takes the answer in and in the one that sends what follows from it. Everything is delivered until it is done, and once more.
/// </summary>
public sealed class ReplyCrashTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const int Steps = 16;

    private static readonly Instant Start = Instant.FromUtc(2026, 9, 10, 2, 0);

    private readonly TestClock _clock = new(Start - Duration.FromDays(1));
    private readonly ConcurrentQueue<string> _queued = new();
    private int _kills;

    [Fact]
    public async Task What_follows_from_an_answer_follows_once_at_whatever_step_the_process_dies()
    {
        await using var provider = await AcsServer.StartAsync();
        provider.ForgetAfter(TimeSpan.FromMinutes(5), _clock);
        await using var app = new CrashingApp(
            azurite.ConnectionString, AzuriteFixture.NewPrefix(), AcsCrashProvider.SettingsOf(provider), _clock, (_, message, _) => _queued.Enqueue(message));
        await app.StartAsync();
        var customers = Enumerable.Range(1, Steps).SelectMany(step => new[] { (step, false), (step, true) }).ToList();
        await app.ImportAsync(Orders(customers.Count));
        _clock.Now = Start;
        await app.Get<DueTextScheduler>().EnqueueDueAsync(CancellationToken.None);
        await SendQueuedAsync(app, kill: null, afterwards: false);

        foreach (var (i, (step, afterwards)) in customers.Index())
        {
            foreach (var (minute, text) in new[] { (1, "3Q"), (2, "1分 等太久"), (3, "退订") })
            {
                _clock.Now = Start + Duration.FromMinutes(minute);
                var reply = CrashingApp.ReplyEvent(text, Phone(i), $"{i}-{minute}", _clock.Now);
                await DeliverAsync(() => app.IngestAsync(reply), step, afterwards);
                await SendQueuedAsync(app, step, afterwards);
            }
        }

        var expected = Enumerable.Range(0, customers.Count).SelectMany(i => new[] { $"S1/W{i}", $"S1/W{i}/clarification", $"S1/W{i}/optoutconfirmation" });
        Assert.Equal(expected.Order(StringComparer.Ordinal), provider.SentTags.Order(StringComparer.Ordinal));
        var complaints = await app.Get<ComplaintStore>().ListAsync(
            new StoreMonth(StoreId.Parse("S1"), new YearMonth(2026, 9)), new PageRequest(100, null), CancellationToken.None);
        Assert.Equal(customers.Count, complaints.Items.Count);
        Assert.True(_kills > customers.Count, $"Only {_kills} kills; the steps are gone.");
        await app.CleanUpAsync();
    }

    /// <summary>Killed once, delivered again until it is done, and then delivered once more.</summary>
    private async Task DeliverAsync(Func<Task> handle, int? step, bool afterwards)
    {
        _kills += await KillSwitch.RunAsync(step, afterwards, handle) ? 0 : 1;
        Assert.True(await KillSwitch.RunAsync(step: null, afterwards: false, handle));
        Assert.True(await KillSwitch.RunAsync(step: null, afterwards: false, handle));
    }

    private async Task SendQueuedAsync(CrashingApp app, int? kill, bool afterwards)
    {
        while (_queued.TryDequeue(out var message))
        {
            await DeliverAsync(() => app.SendAsync(message), kill, afterwards);
        }
    }

    private static string Phone(int customer) => string.Create(CultureInfo.InvariantCulture, $"8613800001{customer:D3}");

    private static string Orders(int count)
    {
        var csv = new StringBuilder("storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\n");
        for (var i = 0; i < count; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"S1,W{i},A,+{Phone(i)},2026-09-07T08:00:00,2026-09-07T10:00:00\n");
        }

        return csv.ToString();
    }
}
