using Azure.Data.Tables;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>A text that answers nothing known, as a row: what was read from it is of no use to anybody.</summary>
internal static class UnmatchedReplyRow
{
    internal static TableEntity From(ContactKey key, SurveyAnswer answer)
    {
        var row = new TableEntity(key.Value, Keys.UnmatchedReply(answer)) { ["Text"] = answer.Text };
        row.SetInstant("ReceivedAt", answer.ReceivedAt);
        return row;
    }

    internal static Instant ReceivedAt(TableEntity row) => row.GetInstant("ReceivedAt")!.Value;
}
