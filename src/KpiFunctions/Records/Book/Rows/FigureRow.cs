using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>A figure as a row of its month.</summary>
internal static class FigureRow
{
    internal const string Note = "Note";

    internal static TableEntity From(StoreMonth month, FigureFact figure)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.FigureRow(figure.StaffId, figure.Metric, figure.Day))
        {
            ["StaffId"] = figure.StaffId.Value,
            ["Metric"] = figure.Metric,
        };
        row.SetDecimal("Value", CanonicalJson.Plain(figure.Value));
        row.SetDecimal("Excused", CanonicalJson.Plain(figure.Excused));
        row.SetText(Note, figure.Note);
        row.SetDay("Day", figure.Day);
        row.SetText(FactContent.EnteredBy, figure.EnteredBy);
        return row;
    }

    internal static FigureFact Read(TableEntity row) => new(
        StaffId.Parse(row.GetRequired("StaffId")), row.GetRequired("Metric"), row.GetDecimal("Value")!.Value, row.GetString(Note))
    {
        Excused = row.GetDecimal("Excused")!.Value,
        Day = row.GetDay("Day"),
        EnteredBy = row.GetString(FactContent.EnteredBy),
    };
}
