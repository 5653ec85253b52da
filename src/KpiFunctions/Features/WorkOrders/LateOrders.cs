using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Facts;
using KpiFunctions.Records.Index;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Orders that came after the close of their month, and what other orders mean for it, once it takes corrections.</summary>
public sealed class LateOrders(
    LateOrderStore late,
    WorkOrderIndex index,
    WorkOrderCorrections orders,
    CorrectionStore corrections,
    DerivedFactStore derived,
    KnownOrders knownOrders,
    WorkOrderStore workOrders,
    OpeningRecorder openings,
    ReturnRecorder returns)
{
    /// <summary>
    /// Takes the late orders of a reopened month in, then what follows from orders, as it follows now; doing it again goes on where it was interrupted.
    /// </summary>
    /// <param name="since">Only those kept since this time of the storage service; <see langword="null"/> for all.</param>
    public async Task TakeInAsync(Store store, StoreMonth month, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        await late.TakeInAsync(month, order => TakeInAsync(store, month, order, cancellationToken), since, cancellationToken);
        await corrections.TakeLateInAsync(store, month, since, cancellationToken);
        await derived.TakeLateInAsync(
            month,
            since,
            order => TakeOpeningInAsync(store, month, order, cancellationToken),
            (later, earlier) => returns.TakeInAsync(store, month, later, earlier, cancellationToken),
            cancellationToken);
    }

    private async Task TakeInAsync(Store store, StoreMonth month, WorkOrder order, CancellationToken cancellationToken) => await orders.WriteAsync(
        store, ImportedOrder.Whole(order), await index.FindPlaceAsync(store.Id, order.Id, cancellationToken) ?? new OrderPlace(month, month), cancellationToken);

    private async Task TakeOpeningInAsync(Store store, StoreMonth month, WorkOrderId id, CancellationToken cancellationToken)
    {
        var order = await knownOrders.FindAsync(store, id, cancellationToken);
        var isOpenedHere = order is not null && StoreMonth.Of(store, order.OpenedAt) == month
            && (await workOrders.FindAsync(store.Id, id, hint: null, cancellationToken))?.Month != month;
        await openings.SettleAsync(store, month, id, isOpenedHere ? OpeningRecorder.AsOpened(store, month, order!) : null, cancellationToken);
    }
}
