using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Book.Facts;
using NodaTime;

namespace KpiFunctions.Features.Facts;

/// <summary>Makes a figure of an import row.</summary>
public static class FigureParser
{
    private const int LongestText = 500;

    public static ImportColumns Columns { get; } = new(
        "figures",
        required: ["storeId", "staffId", "month", "metric", "value"],
        optional: ["note", "excused", "day"]);

    /// <summary>The figure; <see langword="null"/> when the fields have a problem.</summary>
    /// <param name="caller">Who sends it; nobody of their own.</param>
    public static ImportedFact? Read(FieldParser fields, Store store, Instant now, Caller? caller = null)
    {
        var (month, day) = MonthFields.Read(fields, store, now);
        var figure = new FigureFact(
            fields.Id<StaffId>("staffId", StaffId.TryParse),
            fields.RequiredText("metric", LongestText),
            fields.RequiredNumber("value"),
            fields.Text("note", LongestText))
        {
            Excused = fields.Number("excused", 0) ?? 0,
            Day = day,
            EnteredBy = caller?.Signature,
        };
        fields.RefuseOwn(caller, store, figure.StaffId);
        if (fields.Problems.Count > 0)
        {
            return null;
        }

        if (figure.Problem is { } problem)
        {
            fields.Refuse(MetricName.IsFigure(figure.Metric) ? "value" : "metric", problem);
            return null;
        }

        if (figure.Excused > 0 && string.IsNullOrWhiteSpace(figure.Note))
        {
            fields.Refuse("note", "Excused occurrences need a reason in the note.");
            return null;
        }

        var storeMonth = new StoreMonth(store.Id, month);
        return new ImportedFact(storeMonth, figure.StaffId, FactPlaces.Of(figure).Holding(known => Over(figure, known, fields.Given)));
    }

    /// <summary>The figure with what is known of it where the row has no column; not more can be excused than there is, and the reason for it stays with it.</summary>
    private static FigureFact Over(FigureFact figure, FigureFact? known, IReadOnlySet<string> columns) => known is null ? figure : figure with
    {
        Note = columns.Contains("note") && (columns.Contains("excused") || figure.Note is not null) ? figure.Note : known.Note,
        Excused = columns.Contains("excused") ? figure.Excused : Math.Min(known.Excused, Math.Max(figure.Value, 0)),
    };
}
