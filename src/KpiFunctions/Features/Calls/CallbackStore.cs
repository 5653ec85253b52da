using Azure.Data.Tables;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Rows;

namespace KpiFunctions.Features.Calls;

/// <summary>Telephone calls, each in the month of its order.</summary>
public sealed class CallbackStore(Tables tables, FactWriter facts, TimeProvider time)
{
    /// <summary>Calls that are to be made in the months that are open, the oldest first of each month. What a closed month left open cannot count any more.</summary>
    public async Task<Page<Callback>> ListOpenAsync(Store store, PageRequest page, CancellationToken cancellationToken)
    {
        var open = new List<(StoreMonth Month, Callback Task)>();
        var after = page.After?.Split('/');
        foreach (var month in FollowUpPlan.OpenMonths(store, time.Now()))
        {
            // A page that ended in a later month has had this one.
            var order = after is null ? 1 : string.CompareOrdinal(Keys.Month(month.Month), after[0]);
            if (order >= 0 && open.Count <= page.Limit)
            {
                await AddOpenAsync(open, month, order == 0 ? after![^1] : Keys.FactRowsStart(Keys.Call), page.Limit, cancellationToken);
            }
        }

        var part = page.PageOf(open, o => $"{Keys.Month(o.Month.Month)}/{Keys.CallbackRow(o.Task)}");
        return new Page<Callback>([.. part.Items.Select(o => o.Task)], part.Continuation);
    }

    /// <summary>The call about an order that has become silent.</summary>
    public async Task<Callback?> FindAsync(StoredWorkOrder stored, CancellationToken cancellationToken) =>
        await FindRowAsync(stored, cancellationToken) is { } row ? CallbackRow.Read(row) : null;

    internal async Task<TableEntity?> FindRowAsync(StoredWorkOrder stored, CancellationToken cancellationToken) =>
        stored.Survey.SilentAt is { } raisedAt ? await facts.FindAsync(stored.Month, Keys.CallbackRow(stored.Order.Id, raisedAt), cancellationToken) : null;

    /// <summary>Keeps a call's result. One that comes after the close is kept and not scored.</summary>
    /// <returns>
    /// The call as it is kept, and whether it is late; <see langword="null"/> when it is no longer in this month because its order was
    /// corrected into another one, and nothing is written then.
    /// </returns>
    public async Task<(Callback Task, bool IsLate)?> CloseAsync(
        Store store, StoreMonth month, Callback task, CallResult result, CancellationToken cancellationToken)
    {
        Callback? kept = null;
        var outcome = await facts.WriteAsync(
            store,
            month,
            Keys.CallbackRow(task),
            existing => (kept = existing is null ? null : CallbackRow.Read(existing).After(result)) is null ? null : CallbackRow.From(month, kept),
            cancellationToken);
        return kept is null ? null : (kept, outcome == WriteOutcome.Late);
    }

    private async Task AddOpenAsync(
        List<(StoreMonth Month, Callback Task)> open, StoreMonth month, string after, int limit, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Keys.StoreMonth(month)} and RowKey gt {after} and RowKey lt {Keys.FactRowsEnd(Keys.Call)} and IsOpen eq true");
        await foreach (var row in tables.WorkOrders.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(limit + 1, 1000), cancellationToken: cancellationToken))
        {
            open.Add((month, CallbackRow.Read(row)));
            if (open.Count > limit)
            {
                return;
            }
        }
    }
}
