using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>What stays in the month in which an order was opened when it completes in a later one: who opened it, which is what the month counted.</summary>
internal static class OpenedRow
{
    internal static TableEntity From(ServiceRecord open)
    {
        var row = new TableEntity(Keys.StoreMonth(open.Month), Keys.OpenedRow(open.Order.Id)) { ["StaffId"] = open.Order.StaffId.Value };
        row["ServiceType"] = open.Order.ServiceType.ToString();
        row.SetInstant("OpenedAt", open.Order.OpenedAt);
        row.SetInstant("CancelledAt", open.Order.CancelledAt);
        return row;
    }

    /// <summary>The order as the month knew it: open.</summary>
    internal static WorkOrder Read(TableEntity row) => new()
    {
        StoreId = Keys.StoreOf(row.PartitionKey),
        Id = Keys.OrderOf(row.RowKey),
        StaffId = StaffId.Parse(row.GetRequired("StaffId")),
        ServiceType = row.GetEnum<ServiceType>("ServiceType"),
        OpenedAt = row.GetInstant("OpenedAt")!.Value,
        CancelledAt = row.GetInstant("CancelledAt"),
    };
}
