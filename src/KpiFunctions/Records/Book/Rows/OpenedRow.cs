using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>
/// An order of another month, in the month in which it was opened: all that this month counts of it. Its completion is here when it came before the
/// month's close, so that a later one changes no closed month.
/// </summary>
internal static class OpenedRow
{
    internal static TableEntity From(StoreMonth month, WorkOrder order)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.OpenedRow(order.Id));
        row.SetPeople(order.People);
        row["ServiceType"] = order.ServiceType.ToString();
        row.SetInstant("OpenedAt", order.OpenedAt);
        row.SetInstant("CompletedAt", order.CompletedAt);
        row.SetInstant("CancelledAt", order.CancelledAt);
        return row;
    }

    /// <summary>The order as the month knows it.</summary>
    internal static WorkOrder Read(TableEntity row) => new WorkOrder
    {
        StoreId = Keys.StoreOf(row.PartitionKey),
        Id = WorkOrderId.Parse(Keys.IdOf(row.RowKey)),
        StaffId = default,
        ServiceType = row.GetEnum<ServiceType>("ServiceType"),
        OpenedAt = row.GetInstant("OpenedAt")!.Value,
        CompletedAt = row.GetInstant("CompletedAt"),
        CancelledAt = row.GetInstant("CancelledAt"),
    }.With(row.GetPeople());
}
