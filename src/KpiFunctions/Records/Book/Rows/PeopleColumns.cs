using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>Who stands on an order, as columns.</summary>
internal static class PeopleColumns
{
    internal static void SetPeople(this TableEntity row, OrderPeople people)
    {
        row["StaffId"] = people.StaffId.Value;
        row.SetText("Shares", people.Shares?.ToString());
        row.SetText("AdvisorId", people.AdvisorId?.Value);
        row.SetText("InspectorId", people.InspectorId?.Value);
        row.SetText("ClerkId", people.ClerkId?.Value);
    }

    internal static OrderPeople GetPeople(this TableEntity row) => new(
        StaffId.Parse(row.GetRequired("StaffId")),
        row.GetString("Shares") is { } shares ? WorkShares.Parse(shares) : null,
        row.GetId("AdvisorId", StaffId.Parse),
        row.GetId("InspectorId", StaffId.Parse),
        row.GetId("ClerkId", StaffId.Parse));
}
