using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>A store-month's results and the facts they were made of, counted.</summary>
public sealed record ScoredMonth(StoreMonth Month, IReadOnlyList<StaffScore> Scores, MonthCounts Counts)
{
    /// <summary>Everyone of whom there are facts, or who was in the store.</summary>
    public IReadOnlyList<StaffPeriod> Staff { get; init; } = [];

    /// <summary>The orders among the facts.</summary>
    public IReadOnlyList<ScoredOrder> Orders { get; init; } = [];
}
