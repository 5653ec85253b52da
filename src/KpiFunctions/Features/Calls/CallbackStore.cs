using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Facts;

namespace KpiFunctions.Features.Calls;

/// <summary>Telephone calls, each in the month of its order.</summary>
public sealed class CallbackStore(FactStore facts, TimeProvider time)
{
    /// <summary>Calls that are to be made in the months that are open, the oldest first of each month. What a closed month left open cannot count any more.</summary>
    public async Task<Page<Callback>> ListOpenAsync(Store store, PageRequest page, CancellationToken cancellationToken)
    {
        var open = new List<(StoreMonth Month, Callback Call)>();
        var after = CallPlace.Parse(page.After);
        foreach (var month in FollowUpPlan.OpenMonths(store, time.Now()))
        {
            // A page that ended in a later month has had this one.
            if (open.Count <= page.Limit && (after is null || month.Month >= after.Month))
            {
                var last = after?.Month == month.Month ? after : null;
                open.AddRange(await facts.ListOpenCallsAsync(month, last?.RaisedAt, last?.Order, page.Limit + 1, cancellationToken)
                    .Select(call => (month, call)).ToListAsync(cancellationToken));
            }
        }

        var part = page.PageOf([.. open.Take(page.Limit + 1)], o => CallPlace.Of(o.Month.Month, o.Call).ToString());
        return new Page<Callback>([.. part.Items.Select(o => o.Call)], part.Continuation);
    }

    /// <summary>The call about an order that has become silent.</summary>
    public async Task<Callback?> FindAsync(ServiceRecord stored, CancellationToken cancellationToken) =>
        stored.Survey.SilentAt is { } raisedAt
            ? await facts.FindAsync(stored.Month, FactPlaces.Call(stored.Order.Id, raisedAt), cancellationToken)
            : null;

    /// <summary>Keeps a call's result. One that comes after the close is kept and not scored.</summary>
    /// <returns>
    /// The call as it is kept, and whether it is late; <see langword="null"/> when it is no longer in this month because its order was
    /// corrected into another one, and nothing is written then.
    /// </returns>
    public async Task<(Callback Call, bool IsLate)?> CloseAsync(
        Store store, StoreMonth month, Callback call, CallResult result, CancellationToken cancellationToken)
    {
        Callback? kept = null;
        var outcome = await facts.WriteAsync(
            store, month, FactPlaces.Call(call.Survey.WorkOrderId, call.RaisedAt), existing => kept = existing?.After(result), cancellationToken);
        return kept is null ? null : (kept, outcome == WriteOutcome.Late);
    }
}
