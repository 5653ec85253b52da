using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Index;
using KpiFunctions.Records;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Orders that came after the close of their month, once it takes corrections.</summary>
public sealed class LateRecords(Tables tables, WorkOrderIndex index, WorkOrderCorrections corrections)
{
    private const string TakenIn = "TakenIn";

    /// <summary>
    /// Takes the late orders of a reopened month in, the one that came last for each order. The late rows stay, marked as taken in; doing it
    /// again goes on where it was interrupted.
    /// </summary>
    public async Task TakeInAsync(Store store, StoreMonth month, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in tables.WorkOrders.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Keys.StoreMonth(month)}"), maxPerPage: 1000, cancellationToken: cancellationToken))
        {
            if (Keys.KindOf(row.RowKey) == Keys.Late && row.GetBoolean(TakenIn) != true)
            {
                rows.Add(row);
            }
        }

        foreach (var late in rows.GroupBy(r => Keys.OrderOf(r.RowKey)))
        {
            await TakeInAsync(store, month, late.Key, [.. late.OrderBy(r => r.GetInstant(WorkOrderCorrections.KeptAt))], cancellationToken);
        }
    }

    private async Task TakeInAsync(Store store, StoreMonth month, WorkOrderId id, TableEntity[] rows, CancellationToken cancellationToken)
    {
        var indexed = await index.FindAsync(store.Id, id, cancellationToken) ?? month;
        if (await corrections.WriteAsync(store, WorkOrderRow.ReadOrder(rows[^1]), indexed, cancellationToken) == WriteOutcome.Late)
        {
            // It belongs into another month as well, which is closed.
            return;
        }

        await tables.WorkOrders.SubmitAsync(
            rows.Select(r => new TableTransactionAction(
                TableTransactionActionType.UpdateMerge, new TableEntity(r.PartitionKey, r.RowKey) { [TakenIn] = true }, ETag.All)),
            cancellationToken);
    }
}
