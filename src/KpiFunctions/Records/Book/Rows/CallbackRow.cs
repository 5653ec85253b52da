using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>A telephone call as a row in the month of its order.</summary>
internal static class CallbackRow
{
    internal static TableEntity From(StoreMonth month, Callback task)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.CallbackRow(task))
        {
            ["IsOpen"] = task.IsOpen,
            ["Tries"] = task.Tries,
        };
        row.SetInstant("RaisedAt", task.RaisedAt);
        row.SetInstant("DueBy", task.DueBy);
        row.SetText("Clerk", task.Clerk?.Value);
        row.SetText("Outcome", task.Outcome?.ToString());
        row.SetInstant("DoneAt", task.DoneAt);
        row.SetText("CalledBy", task.CalledBy?.Value);
        row.SetText("EnteredBy", task.EnteredBy);
        return row;
    }

    internal static Callback Read(TableEntity row) => new()
    {
        Survey = new SurveyId(Keys.StoreOf(row.PartitionKey), Keys.OrderOfCallback(row.RowKey)),
        RaisedAt = row.GetInstant("RaisedAt")!.Value,
        DueBy = row.GetInstant("DueBy")!.Value,
        Clerk = StaffId.TryParse(row.GetString("Clerk"), out var clerk) ? clerk : null,
        Tries = row.GetInt32("Tries")!.Value,
        Outcome = row.GetOptionalEnum<CallOutcome>("Outcome"),
        DoneAt = row.GetInstant("DoneAt"),
        CalledBy = StaffId.TryParse(row.GetString("CalledBy"), out var caller) ? caller : null,
        EnteredBy = row.GetString("EnteredBy"),
    };
}
