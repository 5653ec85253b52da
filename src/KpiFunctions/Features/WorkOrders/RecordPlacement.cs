using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Foundation;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>
/// Brings the records at the edges of open months into the months that they belong into since the store's zone was corrected, and what these count as
/// opened in line with when they close by now. Doing it again does nothing; a month that closes does it once more, for records that came from whoever did
/// not know of the new settings yet.
/// </summary>
public sealed class RecordPlacement(
    MonthBook book,
    LedgerStore ledger,
    WorkOrderStore workOrders,
    KnownOrders knownOrders,
    WorkOrderCorrections orders,
    OpeningRecorder openings,
    OrderFollowers followers,
    ComplaintStore complaints,
    TimeProvider time) : IRecordPlacement
{
    /// <inheritdoc/>
    public async Task PlaceAsync(Store store, CancellationToken cancellationToken)
    {
        if (store.ClosingChangedAt is null)
        {
            return;
        }

        var head = await ledger.FindHeadAsync(store.Id, cancellationToken);
        var last = time.Now().InUtc().Date.ToYearMonth().PlusMonths(1);
        for (var month = head?.ClosedThrough.PlusMonths(1) ?? store.FirstMonth; month <= last; month = month.PlusMonths(1))
        {
            await PlaceAsync(store, new StoreMonth(store.Id, month), cancellationToken);
        }
    }

    private async Task PlaceAsync(Store store, StoreMonth month, CancellationToken cancellationToken)
    {
        var records = await book.ReadAsync(month, cancellationToken);
        foreach (var order in records.Orders.Select(o => o.Order))
        {
            if (StoreMonth.Of(store, order.CountsAt) != month)
            {
                await orders.WriteAsync(store, ImportedOrder.Nothing(order), new OrderPlace(month), cancellationToken);
            }

            if (StoreMonth.Of(store, order.OpenedAt) != month)
            {
                await PlaceOpeningAsync(store, order.Id, month, cancellationToken);
            }
        }

        foreach (var order in records.Opened)
        {
            await PlaceOpeningAsync(store, order.Id, month, cancellationToken);
        }

        foreach (var complaint in records.Complaints.Where(c => StoreMonth.Of(store, c.ReceivedAt) != month))
        {
            await complaints.PlaceAsync(store, complaint, cancellationToken);
        }

        foreach (var back in records.Returns.Where(r => StoreMonth.Of(store, r.CameBackAt) != month))
        {
            if (await workOrders.FindAsync(store.Id, back.Later, hint: null, cancellationToken) is { } later)
            {
                await followers.SettleAsync(store, later.Order, cancellationToken);
            }
        }
    }

    /// <summary>
    /// What the months around an opening count as opened: the month of the opening does, unless it has the order itself, and as done by its close.
    /// </summary>
    private async Task PlaceOpeningAsync(Store store, WorkOrderId id, StoreMonth found, CancellationToken cancellationToken)
    {
        if (await knownOrders.FindAsync(store, id, cancellationToken) is not { } order)
        {
            return;
        }

        var openedIn = StoreMonth.Of(store, order.OpenedAt);
        var standsIn = (await workOrders.FindAsync(store.Id, id, hint: null, cancellationToken))?.Month;
        foreach (var month in new[] { found, openedIn }.Distinct().Where(m => m.Month >= store.FirstMonth && m != standsIn))
        {
            if (!await book.IsClosedAsync(month, cancellationToken))
            {
                var counted = month == openedIn ? OpeningRecorder.AsOpened(store, month, order) : null;
                await openings.SettleAsync(store, month, id, counted, cancellationToken);
            }
        }
    }
}
