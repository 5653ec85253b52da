namespace KpiFunctions.Domain.Scoring.Payouts;

/// <summary>A number that a term is multiplied from.</summary>
/// <param name="Name">A metric, or one of <c>amount</c>, <c>rate</c>, <c>percent</c>, <c>score</c>, <c>position</c>, <c>personal</c>, <c>bonus</c>, <c>years</c>, <c>wage</c>, <c>days</c>.</param>
/// <param name="Value">At most six decimals: what is shown is what is multiplied. <see langword="null"/> when the metric has no value.</param>
public sealed record PayoutFactor(string Name, decimal? Value);
