using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Index;

/// <summary>An order under the unit and fault that it is about, in the index.</summary>
internal static class AssetRow
{
    /// <summary>The row, or <see langword="null"/> for an order that can never be part of a return.</summary>
    internal static TableEntity? From(StoreMonth month, WorkOrder order, ReturnRule rule)
    {
        if (!rule.CanReturn(order))
        {
            return null;
        }

        var row = new TableEntity(order.StoreId.Value, Keys.AssetRow(order.AssetId!, rule.FaultOf(order), order.Id))
        {
            ["Order"] = order.Id.Value,
            ["Month"] = Keys.Month(month.Month),
        };
        row.SetInstant("OpenedAt", order.OpenedAt);
        row.SetInstant("CompletedAt", order.CompletedAt);
        return row;
    }
}
