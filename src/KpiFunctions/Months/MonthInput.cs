using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring.Facts;

namespace KpiFunctions.Months;

/// <summary>What the scores of a month are computed from.</summary>
public sealed record MonthInput(MonthBasis Basis, MonthFacts Facts, MonthCounts Counts);
