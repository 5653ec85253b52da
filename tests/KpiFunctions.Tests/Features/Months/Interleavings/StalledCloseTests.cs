using System.Runtime.CompilerServices;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Months;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Testing;
using Worker = KpiFunctions.Tests.Features.Months.Interleavings.Turns.Worker;

namespace KpiFunctions.Tests.Features.Months.Interleavings;

/// <summary>
/// A worker that closes a month stands still before each of its requests to the storage in turn, while others do the same work and more; then it goes on,
/// or never does. What can be seen afterwards is what can be seen where it never was.
/// </summary>
public sealed class StalledCloseTests(AzuriteFixture azurite) : InterleavingTest(azurite)
{
    [Fact]
    public Task Whoever_dies_is_finished_by_the_next_delivery() => HoldAsync(
        async (store, _) =>
        {
            await DeliverAsync(Close(store));
        });

    [Fact]
    public Task Whoever_stood_still_while_another_one_closed_changes_nothing() => HoldAsync(
        async (store, stalled) =>
        {
            await DeliverAsync(Close(store));
            await GoOnAsync(stalled);
        });

    [Fact]
    public Task Whoever_stood_still_until_the_month_was_reopened_and_corrected_changes_nothing() => HoldAsync(
        async (store, stalled) =>
        {
            await DeliverAsync(Close(store));
            await ReopenStoreAsync(store);
            await ImportAsync(store, "W1", "A", Corrected);
            await GoOnAsync(stalled);
            await DeliverAsync(Close(store, version: 2));
        });

    [Fact]
    public Task Whoever_stood_still_until_the_month_was_closed_a_second_time_changes_nothing() => HoldAsync(
        async (store, stalled) =>
        {
            await DeliverAsync(Close(store));
            await ReopenStoreAsync(store);
            await ImportAsync(store, "W1", "A", Corrected);
            await DeliverAsync(Close(store, version: 2));
            await GoOnAsync(stalled);
        });

    [Fact]
    public Task Whoever_stood_still_while_the_close_of_another_one_failed_neither_closes_an_open_month_nor_leaves_a_closed_one_open() => HoldAsync(
        async (store, stalled) =>
        {
            await BreakOneAsync(store);
            await ImportAsync(store, "W1", "A", Corrected);
            await GoOnAsync(stalled);
            await DeliverAsync(Close(store));
        },
        untilItIsClosed: true);

    [Fact]
    public Task Whoever_stood_still_while_the_month_failed_was_corrected_and_closed_changes_nothing() => HoldAsync(
        async (store, stalled) =>
        {
            await BreakOneAsync(store);
            await ImportAsync(store, "W1", "A", Corrected);
            await DeliverAsync(Close(store));
            await GoOnAsync(stalled);
        },
        untilItIsClosed: true);

    [Fact]
    public async Task A_close_that_a_person_asked_for_and_that_died_is_brought_to_its_end_and_none_begins_by_itself()
    {
        var resumed = 0;
        foreach (var steps in Stops())
        {
            var store = $"P{steps}";
            await OpenAsync(store);
            await DeliverAsync(Close(store));
            await ReopenStoreAsync(store);
            await ImportAsync(store, "W1", "A", Corrected);
            var dying = new Worker("dying", async () => await Get<MonthRequests>().CloseAsync(await StoreAsync(store), September, Admin, CancellationToken.None));
            var stands = true;
            for (var step = 0; step < steps && stands; step++)
            {
                stands = await dying.StepAsync();
            }

            if (!stands)
            {
                break;
            }

            // The message that was sent before shows itself later.
            var month = new StoreMonth(StoreId.Parse(store), September);
            var isShut = await Get<MonthBook>().IsClosedAsync(month, CancellationToken.None);
            await DeliverAsync(Close(store, version: 2, by: Admin.Name) with { Resumes = true });
            var expected = isShut
                ? "Close 1, Reopen 1, Close 2; B 89.58 1/1, A 79.58 2/2; ranked 2: B 89.58, A 79.58; same"
                : "Close 1, Reopen 1; B 89.58 1/1, A 69.58 2/2; ranked 1: B 89.58, A 69.58; same";
            Assert.Equal($"{steps}: {expected}", $"{steps}: {await SeenAsync(store)}");
            resumed += isShut ? 1 : 0;
        }

        Assert.True(resumed * Stride > 15, $"It died {resumed} times only after it had begun.");
    }

    /// <summary>Compares a month at which a worker stood still with one at which none did, for every request that it can stand before.</summary>
    /// <param name="untilItIsClosed">Whether only those matter before which it has not closed the month.</param>
    private async Task HoldAsync(Func<string, Worker?, Task> others, bool untilItIsClosed = false, [CallerMemberName] string test = "")
    {
        await OpenAsync("N");
        await others("N", null);
        var expected = await SeenAsync("N");
        Assert.EndsWith("same", expected, StringComparison.Ordinal);

        var failures = new List<string>();
        foreach (var steps in Stops(test))
        {
            var store = $"N{steps}";
            await OpenAsync(store);
            var stalled = new Worker("stalled", () => DeliverAsync(Close(store)));
            var stands = true;
            for (var step = 0; step < steps && stands; step++)
            {
                stands = await stalled.StepAsync();
            }

            if (!stands || (untilItIsClosed && await IsClosedAsync(store)))
            {
                Assert.True(steps > 15, $"It has only {steps} steps.");
                break;
            }

            var where = stalled.Next;
            await others(store, stalled);
            if (await SeenAsync(store) is var seen && seen != expected)
            {
                failures.Add($"Before request {steps}, {where}:\n  {seen}");
            }
        }

        Assert.True(failures.Count == 0, $"Expected\n  {expected}\n{string.Join('\n', failures)}");
    }

    private async Task<bool> IsClosedAsync(string store) =>
        await Get<LedgerStore>().FindVersionAsync(StoreId.Parse(store), September, CancellationToken.None) is not null;

    private static async Task GoOnAsync(Worker? stalled)
    {
        if (stalled is not null)
        {
            await stalled.FinishAsync();
        }
    }

    /// <summary>Another delivery fails after it has shut the month: while it reads the month's records.</summary>
    private async Task BreakOneAsync(string store)
    {
        var broken = new Worker("broken", () => DeliverAsync(Close(store)));
        var isShut = false;
        while (await broken.StepAsync())
        {
            isShut |= broken.Next!.Contains("~month", StringComparison.Ordinal) && broken.Next.StartsWith("PUT", StringComparison.Ordinal);
            if (isShut && broken.Next.EndsWith("WorkOrders()", StringComparison.Ordinal))
            {
                await broken.BreakAsync();
                break;
            }
        }

        await broken.FinishAsync();
    }
}
