using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Book.Corrections;

namespace KpiFunctions.Features.Appeals;

/// <summary>An appeal as a row of its store, with the difference that it made once that is known.</summary>
internal static class AppealRow
{
    internal const string State = "State";
    internal const string StaffId = "StaffId";

    private const string Corrections = "Corrections";
    private const string Difference = "Difference";

    internal static TableEntity From(Appeal appeal, string? difference)
    {
        var row = new TableEntity(appeal.Month.StoreId.Value, appeal.Id.Value)
        {
            ["Month"] = Keys.Month(appeal.Month.Month),
            ["Version"] = appeal.Version,
            [StaffId] = appeal.StaffId.Value,
            ["Part"] = appeal.Subject.Part.ToString(),
            ["Subject"] = appeal.Subject.Id,
            ["ReasonDigest"] = appeal.Reason,
            [State] = appeal.State.ToString(),
        };
        WritePerson(row, "FiledBy", appeal.FiledBy);
        row.SetInstant("FiledAt", appeal.FiledAt);
        if (appeal.Decision is { } decision)
        {
            row["Upheld"] = decision.IsUpheld;
            row["DecisionReasonDigest"] = decision.Reason;
            WritePerson(row, "DecidedBy", decision.By);
            row.SetInstant("DecidedAt", decision.At);
            row.SetLongText(Corrections, CorrectionText.Of(decision.Corrections));
        }

        if (appeal.ResultVersion is { } version)
        {
            row["ResultVersion"] = version;
            row.SetLongText(Difference, difference!);
        }

        return row;
    }

    /// <summary>The appeal with digests for words, as it is kept.</summary>
    internal static StoredAppeal Read(TableEntity row)
    {
        var measured = Domain.StaffId.Parse(row.GetRequired(StaffId));
        var appeal = new Appeal
        {
            Id = AppealId.Parse(row.RowKey),
            Month = new StoreMonth(StoreId.Parse(row.PartitionKey), Keys.ParseMonth(row.GetRequired("Month"))),
            Version = row.GetInt32("Version")!.Value,
            StaffId = measured,
            Subject = new AppealSubject(row.GetEnum<AppealPart>("Part"), row.GetRequired("Subject")),
            Reason = row.GetRequired("ReasonDigest"),
            FiledBy = ReadPerson(row, "FiledBy"),
            FiledAt = row.GetInstant("FiledAt")!.Value,
            State = row.GetEnum<AppealState>(State),
            Decision = row.GetBoolean("Upheld") is { } upheld ? ReadDecision(row, upheld, measured) : null,
            ResultVersion = row.GetInt32("ResultVersion"),
        };
        return new StoredAppeal(appeal, appeal.ResultVersion is null ? null : row.GetLongText(Difference), row.ETag.ToString()) { Sealed = appeal };
    }

    private static AppealDecision ReadDecision(TableEntity row, bool upheld, StaffId measured) => new(
        upheld,
        row.GetRequired("DecisionReasonDigest"),
        ReadPerson(row, "DecidedBy"),
        row.GetInstant("DecidedAt")!.Value,
        CorrectionText.ReadList(row.GetLongText(Corrections), measured));

    private static void WritePerson(TableEntity row, string column, Person person)
    {
        row[column] = person.Name;
        row.SetText(column + "People", person.Of.Count == 0 ? null : string.Join(' ', person.Of));
    }

    private static Person ReadPerson(TableEntity row, string column) => new(
        row.GetRequired(column), [.. (row.GetString(column + "People") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(StorePerson.Parse)]);
}
