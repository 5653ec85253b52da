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
    internal static TableEntity From(StoreMonth month, Callback call)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.CallbackRow(call))
        {
            ["IsOpen"] = call.IsOpen,
            ["Tries"] = call.Tries,
        };
        row.SetInstant("RaisedAt", call.RaisedAt);
        row.SetInstant("DueBy", call.DueBy);
        row.SetText("Clerk", call.Clerk?.Value);
        row.SetText("Outcome", call.Outcome?.ToString());
        row.SetInstant("DoneAt", call.DoneAt);
        row.SetInstant("NeedlessAt", call.NeedlessAt);
        row.SetText("CalledBy", call.CalledBy?.Value);
        row.SetText("EnteredBy", call.EnteredBy);
        return row;
    }

    internal static Callback Read(TableEntity row) => new()
    {
        Survey = new SurveyId(Keys.StoreOf(row.PartitionKey), Keys.OrderOfCallback(row.RowKey)),
        RaisedAt = row.GetInstant("RaisedAt")!.Value,
        DueBy = row.GetInstant("DueBy")!.Value,
        Clerk = row.GetId("Clerk", StaffId.Parse),
        Tries = row.GetInt32("Tries")!.Value,
        Outcome = row.GetOptionalEnum<CallOutcome>("Outcome"),
        DoneAt = row.GetInstant("DoneAt"),
        NeedlessAt = row.GetInstant("NeedlessAt"),
        CalledBy = row.GetId("CalledBy", StaffId.Parse),
        EnteredBy = row.GetString("EnteredBy"),
    };
}
