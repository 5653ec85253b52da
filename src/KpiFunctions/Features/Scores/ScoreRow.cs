using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;

namespace KpiFunctions.Features.Scores;

/// <summary>A closed result as a row, at its place in the rank order.</summary>
internal static class ScoreRow
{
    internal const string Document = "Document";

    internal static TableEntity From(StoreMonth month, int version, int position, ClosedScore score)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.Score(version, position)) { ["StaffId"] = score.StaffId.Value };
        row.SetLongText(Document, score.Document);
        return row;
    }

    internal static ClosedScore Read(TableEntity row) => new(StaffId.Parse(row.GetRequired("StaffId")), row.GetLongText(Document));
}
