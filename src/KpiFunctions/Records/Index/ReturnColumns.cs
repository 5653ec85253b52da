using Azure.Data.Tables;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Index;

/// <summary>A repair that came back as columns, which are the same in the month in which it did and beside both orders in the index.</summary>
internal static class ReturnColumns
{
    internal static TableEntity SetReturn(this TableEntity row, ReturnFact fact)
    {
        row["People"] = fact.People.ToString();
        row["Earlier"] = fact.Earlier.Value;
        row["Later"] = fact.Later.Value;
        row.SetInstant("CameBackAt", fact.CameBackAt);
        return row;
    }

    internal static ReturnFact GetReturn(this TableEntity row) => new(
        OrderPeople.Parse(row.GetRequired("People")),
        WorkOrderId.Parse(row.GetRequired("Earlier")),
        WorkOrderId.Parse(row.GetRequired("Later")),
        row.GetInstant("CameBackAt")!.Value);
}
