using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Records.Index;

/// <summary>An order of a unit and fault as the index knows it: where to look, and whether it is worth it.</summary>
public sealed record AssetOrder(WorkOrderId Id, StoreMonth Month, Instant OpenedAt, Instant? CompletedAt);

/// <summary>Knows the orders of each unit and fault. It may name orders that have changed since, so whoever uses it looks at the orders themselves.</summary>
public sealed class AssetIndex(Tables tables)
{
    /// <summary>All orders of the unit and fault of an order, itself among them.</summary>
    public async Task<IReadOnlyList<AssetOrder>> FindAsync(WorkOrder order, ReturnRule rule, CancellationToken cancellationToken)
    {
        if (!rule.CanReturn(order))
        {
            return [];
        }

        return await tables.WorkOrderIndex
            .RangeAsync(order.StoreId.Value, Keys.AssetRowsStart(order.AssetId!, rule.FaultOf(order)), Keys.AssetRowsEnd(order.AssetId!, rule.FaultOf(order)), cancellationToken)
            .Select(row => new AssetOrder(
                WorkOrderId.Parse(row.GetRequired("Order")),
                new StoreMonth(order.StoreId, Keys.ParseMonth(row.GetRequired("Month"))),
                row.GetInstant("OpenedAt")!.Value,
                row.GetInstant("CompletedAt")))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Enters a known order as it is to be from now on.</summary>
    public async Task SetAsync(ServiceRecord service, ServiceRecord? before, ReturnRule rule, CancellationToken cancellationToken)
    {
        if (AssetRow.From(service.Month, service.Order, rule) is { } row && (before is null || !SaidOf(before, rule).Equals(SaidOf(service, rule))))
        {
            await tables.WorkOrderIndex.PutAsync(row, cancellationToken);
        }
    }

    /// <summary>All that the index says of an order.</summary>
    private static object SaidOf(ServiceRecord service, ReturnRule rule) =>
        (service.Month, rule.CanReturn(service.Order), service.Order.AssetId, service.Order.FaultCode, service.Order.OpenedAt, service.Order.CompletedAt);

    /// <summary>Forgets what an order was about before a correction.</summary>
    public async Task RemoveAsync(WorkOrder before, WorkOrder order, ReturnRule rule, CancellationToken cancellationToken)
    {
        // The month is no part of the key.
        var (old, now) = (AssetRow.From(default, before, rule), AssetRow.From(default, order, rule));
        if (old is not null && old.RowKey != now?.RowKey)
        {
            await tables.WorkOrderIndex.DeleteEntityAsync(old.PartitionKey, old.RowKey, cancellationToken: cancellationToken);
        }
    }
}
