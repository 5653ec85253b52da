using KpiFunctions.Domain.Facts;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>What names one person, and counts for nobody else whatever a scheme measures.</summary>
/// <param name="Figures">Imported figures by their metric.</param>
/// <param name="Ratings">Marks by their topic.</param>
internal sealed record NamedFacts(IReadOnlyDictionary<string, FigureFact> Figures, IReadOnlyDictionary<string, RatingTally> Ratings);
