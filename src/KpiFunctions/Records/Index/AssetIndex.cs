using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book;
using NodaTime;

namespace KpiFunctions.Records.Index;

/// <summary>An order of a unit and fault as the index knows it: where to look, and whether it is worth it.</summary>
public sealed record AssetOrder(WorkOrderId Id, StoreMonth Month, Instant OpenedAt, Instant? CompletedAt);

/// <summary>Knows the orders of each unit and fault. It may name orders that have changed since, so whoever uses it looks at the orders themselves.</summary>
public sealed class AssetIndex(Tables tables)
{
    /// <summary>All orders of the unit and fault of an order, itself among them.</summary>
    public async Task<IReadOnlyList<AssetOrder>> FindAsync(WorkOrder order, CancellationToken cancellationToken)
    {
        if (!RepeatRepair.CanReturn(order))
        {
            return [];
        }

        var (start, end) = (Keys.AssetRowsStart(order.AssetId!, order.FaultCode!), Keys.AssetRowsEnd(order.AssetId!, order.FaultCode!));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {order.StoreId.Value} and RowKey ge {start} and RowKey lt {end}");
        var found = new List<AssetOrder>();
        await foreach (var row in tables.WorkOrderIndex.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            found.Add(new AssetOrder(
                WorkOrderId.Parse(row.GetRequired("Order")),
                new StoreMonth(StoreId.Parse(row.PartitionKey), Keys.ParseMonth(row.GetRequired("Month"))),
                row.GetInstant("OpenedAt")!.Value,
                row.GetInstant("CompletedAt")));
        }

        return found;
    }

    /// <summary>Enters a known order as it is to be from now on.</summary>
    public async Task SetAsync(StoreMonth month, WorkOrder order, StoredWorkOrder? existing, CancellationToken cancellationToken)
    {
        var before = existing is null ? null : AssetRow.From(existing.Month, existing.Order);
        if (AssetRow.From(month, order) is { } row && (row.RowKey != before?.RowKey || FactContent.Of(row) != FactContent.Of(before)))
        {
            await tables.WorkOrderIndex.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }
    }

    /// <summary>Forgets what an order was about before a correction.</summary>
    public async Task RemoveAsync(WorkOrder before, WorkOrder order, CancellationToken cancellationToken)
    {
        // The month is no part of the key.
        var (old, now) = (AssetRow.From(default, before), AssetRow.From(default, order));
        if (old is not null && old.RowKey != now?.RowKey)
        {
            await tables.WorkOrderIndex.DeleteEntityAsync(old.PartitionKey, old.RowKey, cancellationToken: cancellationToken);
        }
    }
}
