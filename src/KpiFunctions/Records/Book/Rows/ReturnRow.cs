using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>A repair that came back, in the month in which it came back; and beside both its orders in the index.</summary>
internal static class ReturnRow
{
    internal static TableEntity From(StoreMonth month, ReturnFact fact) =>
        Write(new TableEntity(Keys.StoreMonth(month), Keys.ReturnRow(fact.Later, fact.Earlier)), fact);

    internal static TableEntity LinkFrom(StoreMonth month, WorkOrderId order, ReturnFact fact)
    {
        var row = Write(new TableEntity(month.StoreId.Value, Keys.OrderReturn(order, fact.Later, fact.Earlier)), fact);
        row["Month"] = Keys.Month(month.Month);
        return row;
    }

    internal static ReturnFact Read(TableEntity row) => new(
        StaffId.Parse(row.GetRequired("StaffId")),
        WorkOrderId.Parse(row.GetRequired("Earlier")),
        WorkOrderId.Parse(row.GetRequired("Later")),
        row.GetInstant("CameBackAt")!.Value);

    private static TableEntity Write(TableEntity row, ReturnFact fact)
    {
        row["StaffId"] = fact.StaffId.Value;
        row["Earlier"] = fact.Earlier.Value;
        row["Later"] = fact.Later.Value;
        row.SetInstant("CameBackAt", fact.CameBackAt);
        return row;
    }
}
