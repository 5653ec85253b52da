using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>A complaint as a row of the month in which it was received.</summary>
internal static class ComplaintRow
{
    internal static TableEntity From(StoreMonth month, Complaint complaint)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.ComplaintRow(complaint.Id))
        {
            ["Source"] = complaint.Source.ToString(),
            ["OwnFault"] = complaint.IsOwnFault,
        };
        row.SetText("Order", complaint.WorkOrderId?.Value);
        row.SetText("StaffId", complaint.StaffId?.Value);
        if (complaint.IsAboutOrderStaff)
        {
            row["AboutOrderStaff"] = true;
        }

        row.SetText("OrderPeople", complaint.Order?.ToString());
        row.SetText("HandlerId", complaint.HandlerId?.Value);
        row.SetText("Kind", complaint.Kind?.ToString());
        row.SetInstant("ReceivedAt", complaint.ReceivedAt);
        row.SetInstant("AnsweredAt", complaint.AnsweredAt);
        row.SetInstant("ResolvedAt", complaint.ResolvedAt);
        row.SetText("Text", complaint.Text);
        row.SetInstant("TextErasedAt", complaint.TextErasedAt);
        if (complaint.IsSatisfied is { } satisfied)
        {
            row["Satisfied"] = satisfied;
        }

        row.SetText(FactContent.EnteredBy, complaint.EnteredBy);
        ComplaintRecordColumn.Set(row, complaint.Record);
        ComplaintStepColumns.Set(row, complaint.Steps);
        return row;
    }

    internal static Complaint Read(TableEntity row) => new()
    {
        StoreId = Keys.StoreOf(row.PartitionKey),
        Id = ComplaintId.Parse(Keys.IdOf(row.RowKey)),
        WorkOrderId = row.GetId("Order", WorkOrderId.Parse),
        StaffId = row.GetId("StaffId", StaffId.Parse),
        IsAboutOrderStaff = row.GetBoolean("AboutOrderStaff") == true,
        Order = row.GetString("OrderPeople") is { } people ? OrderPeople.Parse(people) : null,
        HandlerId = row.GetId("HandlerId", StaffId.Parse),
        Kind = row.GetOptionalEnum<ComplaintKind>("Kind"),
        ReceivedAt = row.GetInstant("ReceivedAt")!.Value,
        AnsweredAt = row.GetInstant("AnsweredAt"),
        ResolvedAt = row.GetInstant("ResolvedAt"),
        IsSatisfied = row.GetBoolean("Satisfied"),
        IsOwnFault = row.GetBoolean("OwnFault")!.Value,
        Text = row.GetString("Text"),
        TextErasedAt = row.GetInstant("TextErasedAt"),
        Source = row.GetEnum<ComplaintSource>("Source"),
        EnteredBy = row.GetString(FactContent.EnteredBy),
        Record = ComplaintRecordColumn.Read(row),
        Steps = ComplaintStepColumns.Read(row),
    };
}
