using System.Runtime.CompilerServices;
using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.Months;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Book.Corrections;
using KpiFunctions.Testing;
using NodaTime;
using Worker = KpiFunctions.Tests.Features.Months.Interleavings.Turns.Worker;

namespace KpiFunctions.Tests.Features.Months.Interleavings;

/// <summary>
/// The worker of an upheld appeal stands still before each of its requests to the storage in turn; then it goes on, or never does. An appeal is applied only
/// when its corrections stand in the version that it names.
/// </summary>
public sealed class StalledAppealTests(AzuriteFixture azurite) : InterleavingTest(azurite)
{
    [Fact]
    public Task Whoever_dies_is_finished_by_the_next_delivery() => HoldAsync((store, id, _) => ApplyAsync(store, id));

    [Fact]
    public Task A_month_that_the_clock_closes_meanwhile_takes_the_corrections_later() => HoldAsync(async (store, id, _) =>
    {
        Clock.Now += Duration.FromHours(25);
        await CloseAsItStandsAsync(store);
        await ApplyAsync(store, id);
    });

    [Fact]
    public Task Whoever_goes_on_after_somebody_closed_the_month_and_the_next_delivery_was_done_changes_nothing() => HoldAsync(async (store, id, stalled) =>
    {
        await CloseAsItStandsAsync(store);
        await ApplyAsync(store, id);
        await stalled.FinishAsync();
    });

    [Fact]
    public Task Whoever_goes_on_in_a_month_that_was_closed_and_opened_for_something_else_is_applied_all_the_same() => HoldAsync(async (store, id, stalled) =>
    {
        await CloseAsItStandsAsync(store);
        await ReopenStoreAsync(store, "something else");
        await stalled.FinishAsync();
        await CloseAsItStandsAsync(store);
        await ApplyAsync(store, id);
    });

    private async Task HoldAsync(Func<string, AppealId, Worker, Task> others, [CallerMemberName] string test = "")
    {
        var failures = new List<string>();
        foreach (var steps in Stops(test))
        {
            var store = $"N{steps}";
            await OpenAsync(store);
            await DeliverAsync(Close(store));
            var id = await UpholdAsync(store);
            var stalled = new Worker("stalled", () => Get<AppealApplier>().ApplyAsync(new AppealMessage(store, id.Value), CancellationToken.None));
            var stands = true;
            for (var step = 0; step < steps && stands; step++)
            {
                stands = await stalled.StepAsync();
            }

            if (!stands)
            {
                Assert.True(steps > 30, $"It has only {steps} steps.");
                break;
            }

            var where = stalled.Next;
            await others(store, id, stalled);
            if (await ProblemOfAsync(store, id) is { } problem)
            {
                failures.Add($"Before request {steps}, {where}: {problem}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private async Task<string?> ProblemOfAsync(string store, AppealId id)
    {
        var stored = await Get<AppealStore>().FindAsync(StoreId.Parse(store), id, CancellationToken.None);
        var seen = await SeenAsync(store);
        if (stored is not { Appeal: { State: AppealState.Applied, ResultVersion: { } version } })
        {
            return $"it is {stored?.Appeal.State}; {seen}";
        }

        // A's order took 146 hours, and 98 once it is corrected.
        var (before, after) = (await TotalOfAAsync(store, version - 1), await TotalOfAAsync(store, version));
        return (before, after) == (69.58m, 79.58m) && seen.EndsWith("same", StringComparison.Ordinal) && stored.Difference!.Contains("79.58", StringComparison.Ordinal)
            ? null
            : $"from {before} to {after} in version {version}; {seen}; {stored.Difference}";
    }

    private async Task<decimal> TotalOfAAsync(string store, int version)
    {
        using var scores = JsonDocument.Parse(await Get<KpiFunctions.Features.Scores.ScoreQuery>().ReadMonthAsync(await StoreAsync(store), September, version, CancellationToken.None));
        return scores.RootElement.GetProperty("scores").EnumerateArray().Single(s => s.GetProperty("staffId").GetString() == "A").GetProperty("total").GetDecimal();
    }

    private async Task<AppealId> UpholdAsync(string store)
    {
        var staff = new Caller("Wang Wei", Role.Staff, [StoreId.Parse(store)], [Person("A", store)]);
        var filed = await BodyOf(await Get<AppealFiling>().FileAsync(new AppealJson(store, "2026-09", "A", "the car came later", "speed", null), staff, CancellationToken.None));
        var id = AppealId.Parse(filed.GetProperty("appealId").GetString()!);
        var openedLater = new CorrectionJson(CorrectionKind.CorrectOrder, "the gate's list", "W1") { OpenedAt = new DateTimeOffset(2026, 9, 24, 8, 0, 0, TimeSpan.FromHours(8)) };
        var decided = await BodyOf(await Get<AppealDecisions>().DecideAsync(
            StoreId.Parse(store), id, new DecisionJson("upheld", "looked into it", [openedLater]), Admin, CancellationToken.None));
        Assert.Equal(200, StatusOf(decided));
        return id;
    }

    /// <summary>Delivers the appeal's message as the queue does: again when it failed.</summary>
    private async Task ApplyAsync(string store, AppealId id)
    {
        for (var tries = 1; tries <= 5; tries++)
        {
            try
            {
                await Get<AppealApplier>().ApplyAsync(new AppealMessage(store, id.Value), CancellationToken.None);
                return;
            }
            catch (InvalidOperationException) when (tries < 5)
            {
                // The next delivery.
            }
        }
    }

    /// <summary>Closes the month as it is now, when it is open.</summary>
    private async Task CloseAsItStandsAsync(string store) =>
        await Get<MonthRequests>().CloseAsync(await StoreAsync(store), September, Admin, CancellationToken.None);
}
