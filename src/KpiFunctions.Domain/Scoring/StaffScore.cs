using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring.Adjustments;
using KpiFunctions.Domain.Scoring.Awards;
using KpiFunctions.Domain.Scoring.Payouts;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Domain.Scoring;

/// <summary>The result of one member of staff in one month, together with its explanation.</summary>
public sealed record StaffScore
{
    public required StoreMonth Month { get; init; }

    public required StaffPeriod Staff { get; init; }

    /// <summary>Role within the group, for ranks across stores.</summary>
    public required string? Role { get; init; }

    public required Scheme Scheme { get; init; }

    /// <summary>Exact sum of the lines, rounded once to two decimals, and the adjustments, held between 0 and the scheme's maximum.</summary>
    public required decimal Total { get; init; }

    /// <summary>Share of the scale that was measured: weight of the items with a value that counts ÷ scale, exact, 0 to 1.</summary>
    public required Ratio Coverage { get; init; }

    /// <summary>Whether so little was measured that the scheme gives neither grade nor place; the total stands for itself.</summary>
    public bool IsCoveredTooLittle => Scheme.MinimumCoverage is { } minimum && Coverage.CompareTo(minimum) < 0;

    /// <summary>The scheme's grade of the total, if it has grades and enough was measured.</summary>
    public required string? Grade { get; init; }

    /// <summary>Place among those of the store with the same scheme; <see langword="null"/> when too little was measured.</summary>
    public required ScoreRank? Rank { get; init; }

    /// <summary>By which clock complaints took their time, in all that asks how long they took.</summary>
    public required ComplaintClock ComplaintClock { get; init; }

    /// <summary>In the order of the scheme's items.</summary>
    public required IReadOnlyList<ScoreLine> Lines { get; init; }

    /// <summary>Those of which something occurred.</summary>
    public IReadOnlyList<AppliedAdjustment> Adjustments { get; init; } = [];

    /// <summary>What became of each award that a month can bring.</summary>
    public IReadOnlyList<AwardOutcome> Awards { get; init; } = [];

    /// <summary>The pay, when the scheme says how to pay.</summary>
    public PayoutStatement? Payout { get; init; }
}
