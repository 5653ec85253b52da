using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Orders that came after the close of their month, once it takes corrections.</summary>
public sealed class LateOrders(LateOrderStore late, WorkOrderIndex index, WorkOrderCorrections corrections)
{
    /// <summary>Takes the late orders of a reopened month in; doing it again goes on where it was interrupted.</summary>
    /// <param name="since">Only those kept since this time of the storage service; <see langword="null"/> for all.</param>
    public Task TakeInAsync(Store store, StoreMonth month, DateTimeOffset? since, CancellationToken cancellationToken) => late.TakeInAsync(
        month,
        async order => await corrections.WriteAsync(store, ImportedOrder.Whole(order), await index.FindAsync(store.Id, order.Id, cancellationToken) ?? month, cancellationToken),
        since,
        cancellationToken);
}
