using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>
/// Where an order went that was corrected into another month. It takes the order's place in the batch that removes it, so that the order is found
/// at any moment, also when the move dies before the index knows of it.
/// </summary>
internal static class MovedRow
{
    internal static TableEntity From(StoreMonth month, WorkOrderId order, StoreMonth to) =>
        new(Keys.StoreMonth(month), Keys.MovedRow(order)) { ["Month"] = Keys.Month(to.Month) };

    internal static StoreMonth Read(TableEntity row) =>
        Keys.MonthOf(row.PartitionKey) with { Month = Keys.ParseMonth(row.GetRequired("Month")) };
}
