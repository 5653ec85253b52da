namespace KpiFunctions.Domain.Comparison;

/// <summary>A part of a result that differs: a line, an adjustment, an award or a term of the pay.</summary>
/// <param name="Part">Which kind of part.</param>
/// <param name="Id">Its id within the scheme.</param>
/// <param name="Before">Points or amount before, 1 or 0 for an award; <see langword="null"/> when there was none.</param>
/// <param name="After">The same afterwards.</param>
public sealed record PartChange(ScorePart Part, string Id, decimal? Before, decimal? After);
