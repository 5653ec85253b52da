using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Features.DueTexts;

/// <summary>A due text as a row, in the partition of the hour at which it is due.</summary>
internal static class DueTextRow
{
    internal static TableEntity From(DueText due)
    {
        var row = new TableEntity(Keys.DueHour(due.DueAt), Keys.DueText(new TextTag(due.Survey, due.Purpose)))
        {
            ["Month"] = Keys.Month(due.Month.Month),
            ["Contact"] = due.Contact.Value,
        };
        row.SetInstant("CompletedAt", due.CompletedAt);
        row.SetInstant("DueAt", due.DueAt);
        row.SetInstant("FailingSince", due.FailingSince);
        return row;
    }

    internal static DueText Read(TableEntity row)
    {
        var (survey, purpose) = Keys.ParseDueText(row.RowKey);
        return new DueText(
            survey,
            new StoreMonth(survey.StoreId, Keys.ParseMonth(row.GetRequired("Month"))),
            new ContactKey(row.GetRequired("Contact")),
            row.GetInstant("CompletedAt")!.Value,
            row.GetInstant("DueAt")!.Value,
            row.GetInstant("FailingSince"),
            purpose)
        {
            Version = row.ETag.ToString(),
        };
    }
}
