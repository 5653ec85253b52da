using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Sheets;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>What names one person, and counts for nobody else whatever a scheme measures.</summary>
/// <param name="Figures">Imported figures by their metric.</param>
/// <param name="Ratings">Marks by their topic.</param>
/// <param name="Sheets">The rating sheets in force.</param>
internal sealed record NamedFacts(IReadOnlyDictionary<string, FigureFact> Figures, IReadOnlyDictionary<string, RatingTally> Ratings, RatingSheets Sheets)
{
    /// <summary>Raters of a sheet who have not marked a topic; none where it is of no sheet.</summary>
    internal IReadOnlyList<SheetRater> MissingOf(string topic) =>
        Sheets.Find(topic) is { } sheet ? [.. sheet.Raters.Where(r => Ratings.GetValueOrDefault(topic)?.Has(r.Id) != true)] : [];
}
