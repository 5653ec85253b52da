using Azure.Data.Tables;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>A dead letter as a row of its function.</summary>
internal static class DeadLetterRow
{
    private const string Message = "Message";

    internal static TableEntity From(DeadLetter letter)
    {
        var row = new TableEntity(letter.Function, letter.Id) { ["Reason"] = letter.Reason };
        row.SetLongText(Message, letter.Message);
        row.SetInstant("AddedAt", letter.AddedAt);
        row.SetText("ReplayedBy", letter.ReplayedBy);
        row.SetInstant("ReplayStartedAt", letter.ReplayStartedAt);
        row.SetInstant("ReplayedAt", letter.ReplayedAt);
        return row;
    }

    internal static DeadLetter Read(TableEntity row) => new(row.PartitionKey, row.RowKey, row.GetRequired("Reason"), row.GetLongText(Message))
    {
        AddedAt = row.GetInstant("AddedAt")!.Value,
        ReplayedBy = row.GetString("ReplayedBy"),
        ReplayStartedAt = row.GetInstant("ReplayStartedAt"),
        ReplayedAt = row.GetInstant("ReplayedAt"),
    };
}
