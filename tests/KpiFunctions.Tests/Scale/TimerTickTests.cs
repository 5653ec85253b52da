using System.Globalization;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using NodaTime;
using Xunit.Abstractions;

namespace KpiFunctions.Tests.Scale;

/// <summary>
/// What a tick of a timer costs follows from what is due, not from how many stores there are. Set KPI_SCALE_STORES to the number of stores in which nothing is
/// due (40 by default), KPI_SCALE_DUE to that of the others (4).
/// </summary>
public sealed class TimerTickTests(AzuriteFixture azurite, ITestOutputHelper output) : AppTest(azurite)
{
    private static readonly int Idle = Setting("KPI_SCALE_STORES", 40);
    private static readonly int Due = Setting("KPI_SCALE_DUE", 4);

    private long Transactions => Get<StorageTransactionCounter>().Snapshot().Values.Sum();

    [Fact]
    public async Task A_tick_costs_the_same_however_many_stores_have_nothing_due()
    {
        Clock.Now = Utc("2026-09-01T00:00:00Z");
        for (var i = 0; i < Due; i++)
        {
            await SaveStoreAsync(NewStore($"due-{i}"));
        }

        var few = await PlayAsync(new YearMonth(2026, 9));
        await AddIdleAsync(new YearMonth(2027, 9));
        var many = await PlayAsync(new YearMonth(2027, 9));

        foreach (var (timer, count) in few)
        {
            output.WriteLine($"{timer}: {count} transactions with {Due} stores, all with something due; {many[timer]} with {Due + Idle}");
        }

        Assert.All(few, tick => Assert.InRange(many[tick.Key], Due, tick.Value));
        Assert.Equal([nameof(CloseMonthTimer), nameof(FollowUpTimer), nameof(RetentionTimer), nameof(ScheduleDueTextsTimer)], few.Keys.Order(StringComparer.Ordinal));
    }

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : usual;

    /// <summary>In each of the due stores a customer is texted, is silent, the month closes, and its data is erased when its time is over.</summary>
    /// <returns>What the tick cost that found it, for each timer.</returns>
    private async Task<Dictionary<string, long>> PlayAsync(YearMonth month)
    {
        var costs = new Dictionary<string, long>();
        var completed = Utc($"{month.Year}-09-06T02:00:00Z");
        Clock.Now = completed;
        await CloseDueMonthsAsync(completed);
        for (var i = 0; i < Due; i++)
        {
            await ImportOrderAsync($"W{month.Year}", $"{month.Year}-09-06T10:00:00", $"+86138{i:D8}", $"due-{i}", openedAt: $"{month.Year}-09-06T08:00:00");
        }

        await TickAsync(costs, nameof(ScheduleDueTextsTimer), completed + Duration.FromHours(72), () => Get<DueTextScheduler>().EnqueueDueAsync(CancellationToken.None));
        await SendQueuedAsync();
        Assert.All(await SentAsync(month), isSent => Assert.True(isSent));

        await TickAsync(costs, nameof(FollowUpTimer), completed + Duration.FromHours(96), () => Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None));
        Assert.Equal(Due, (await TakeAsync(Get<Queues>().SurveySend.Client)).Count);

        await TickAsync(costs, nameof(CloseMonthTimer), Utc($"{month.Year}-10-05T03:00:00Z"), () => Get<MonthCloser>().EnqueueDueAsync(CancellationToken.None));
        await CloseDueMonthsAsync(Clock.Now);

        await TickAsync(costs, nameof(RetentionTimer), Utc($"{month.Year}-10-04T18:00:00Z") + Duration.FromDays(180), () => Get<RetentionSweep>().RunAsync(CancellationToken.None));
        for (var i = 0; i < Due; i++)
        {
            Assert.NotNull((await OrderAsync($"W{month.Year}", $"due-{i}")).Order.CustomerPhone.ErasedAt);
        }

        return costs;
    }

    /// <summary>Stores with a text that waits for its day, whose month closes later than that of the others.</summary>
    private async Task AddIdleAsync(YearMonth month)
    {
        Clock.Now = Utc($"{month.Year}-09-05T03:00:00Z");
        for (var i = 0; i < Idle; i++)
        {
            await SaveStoreAsync(NewStore($"idle-{i}") with
            {
                StartsOn = new LocalDate(month.Year, 9, 1),
                Closing = new MonthClosing(20, 2),
                CallbackAfter = Duration.FromDays(25),
            });
            var report = await ImportOrderAsync("W1", $"{month.Year}-09-05T10:00:00", $"+86139{i:D8}", $"idle-{i}", openedAt: $"{month.Year}-09-05T08:00:00");
            Assert.Equal(1, report.Accepted);
        }
    }

    private async Task<IEnumerable<bool>> SentAsync(YearMonth month)
    {
        var sent = new List<bool>();
        for (var i = 0; i < Due; i++)
        {
            sent.Add((await OrderAsync($"W{month.Year}", $"due-{i}")).Survey.SentAt is not null);
        }

        return sent;
    }

    private async Task TickAsync(Dictionary<string, long> costs, string timer, Instant at, Func<Task> tick)
    {
        // What was left over from before is done by earlier ticks.
        Clock.Now = at - Duration.FromHours(2);
        await tick();
        Clock.Now += Duration.FromHours(1);
        await tick();
        Clock.Now = at;
        var before = Transactions;
        await tick();
        costs[timer] = Transactions - before;
    }
}
