using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Index;

namespace KpiFunctions.Records.Book;

/// <summary>
/// Orders as all that is known says they are: as they stand, or as they came late about a closed month, and as upheld appeals have corrected them. What
/// follows from an order in other months follows from that.
/// </summary>
public sealed class KnownOrders(MonthBook book, WorkOrderStore workOrders, LateOrderStore late, CorrectionStore corrections, WorkOrderIndex index)
{
    public async Task<WorkOrder?> FindAsync(Store store, WorkOrderId id, CancellationToken cancellationToken)
    {
        if (await index.FindPlaceAsync(store.Id, id, cancellationToken) is not { } place)
        {
            return null;
        }

        var stored = await workOrders.FindAsync(store.Id, id, place.Month, cancellationToken);
        var order = await FindLateAsync(place, id, cancellationToken) ?? stored?.Order;
        if (order is null || stored is null)
        {
            return order;
        }

        var isClosed = await book.EnterAsync(store, stored.Month, cancellationToken) is null;
        return (await SaidOfAsync(stored, isClosed, cancellationToken)).Aggregate(order, (known, c) => c.Correct(known));
    }

    /// <summary>The last word about an order when that came late; <see langword="null"/> when it did not.</summary>
    public async Task<WorkOrder?> FindLateAsync(OrderPlace place, WorkOrderId id, CancellationToken cancellationToken) =>
        place.LateIn is { } month ? await late.FindLastAsync(month, id, cancellationToken) : null;

    /// <summary>What upheld appeals say of an order in its month.</summary>
    public async Task<IReadOnlyList<Correction>> SaidOfAsync(ServiceRecord stored, bool isClosed, CancellationToken cancellationToken)
    {
        IReadOnlyList<Correction> own = stored.IsCorrected ? await corrections.ListAsync(stored.Month, cancellationToken) : [];
        return isClosed ? [.. own, .. await corrections.ListLateAsync(stored.Month, stored.Order.Id, cancellationToken)] : own;
    }
}
