using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Months;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>What the scores of a month are computed from.</summary>
public sealed record MonthInput(MonthBasis Basis, MonthFacts Facts, MonthCounts Counts)
{
    /// <summary>The orders among the facts, when they were read one by one.</summary>
    public IReadOnlyList<ScoredOrder> Orders { get; init; } = [];
}
