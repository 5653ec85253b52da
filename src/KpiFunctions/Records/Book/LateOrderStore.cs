using Azure.Data.Tables;
using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Index;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Records.Book;

/// <summary>Orders that came after the close of their month: kept beside it, where they are not scored.</summary>
public sealed class LateOrderStore(MonthBook book, WorkOrderIndex index, PersonIndex persons, Retention retention)
{
    /// <summary>
    /// Keeps an order as it came. Its number stays away when the month's numbers are erased already; and it is no part of the key, so that the same
    /// order stays one record then.
    /// </summary>
    public async Task<WriteOutcome> KeepAsync(Store store, StoreMonth month, WorkOrder order, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.LateRow(order.Id, (order with { CustomerPhone = default }).ToString()));
        var erased = order.CustomerPhone.Usable is not null && retention.DueOf(store, month).HasFlag(PersonalData.Phones);
        var kept = erased ? order with { CustomerPhone = CustomerPhone.Erased(retention.Now) } : order;
        WorkOrderRow.WriteOrder(row, kept);
        row.SetInstant(LateColumns.KeptAt, retention.Now);
        await persons.SetLateAsync(month, kept, cancellationToken);
        await book.PutLateAsync(row, cancellationToken);
        return WriteOutcome.Late;
    }

    /// <summary>The order as it came late last, and as no version of the month has it yet.</summary>
    public async Task<WorkOrder?> FindLastAsync(StoreMonth month, WorkOrderId id, CancellationToken cancellationToken)
    {
        var rows = await book.RangeAsync(month, Keys.LateRowsStart(id), Keys.LateRowsEnd(id), cancellationToken)
            .Where(row => row.GetBoolean(LateColumns.TakenIn) != true)
            .ToListAsync(cancellationToken);
        return rows.MaxBy(r => r.GetInstant(LateColumns.KeptAt)) is { } last ? WorkOrderRow.ReadOrder(last) : null;
    }

    /// <summary>Takes the late orders of a reopened month in, the one that came last for each order.</summary>
    /// <param name="take">Writes an order.</param>
    /// <param name="since">Only those kept since this time of the storage service; <see langword="null"/> for all.</param>
    public async Task TakeInAsync(StoreMonth month, Func<WorkOrder, Task> take, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var rows = await book.RowsAsync(month, cancellationToken)
            .Where(row => Keys.KindOf(row.RowKey) == Keys.Late && row.GetBoolean(LateColumns.TakenIn) != true && LateColumns.IsSince(row, since))
            .ToListAsync(cancellationToken);
        foreach (var late in rows.OrderBy(r => r.GetInstant(LateColumns.KeptAt)).GroupBy(r => Keys.OrderOf(r.RowKey)))
        {
            // Only the last word about an order counts, and it may have come elsewhere since.
            var id = late.Key;
            if (await IsLastWordAsync(month, id, cancellationToken))
            {
                await take(WorkOrderRow.ReadOrder(late.Last()));
            }

            // One that makes no sense with an upheld appeal stays late. The rows stay, marked as taken in.
            if (!await IsLastWordAsync(month, id, cancellationToken))
            {
                await book.MergeAsync(late.Select(r => new TableEntity(r.PartitionKey, r.RowKey) { [LateColumns.TakenIn] = true }), cancellationToken);
            }
        }
    }

    private async Task<bool> IsLastWordAsync(StoreMonth month, WorkOrderId id, CancellationToken cancellationToken) =>
        (await index.FindPlaceAsync(month.StoreId, id, cancellationToken))?.LateIn == month;
}
