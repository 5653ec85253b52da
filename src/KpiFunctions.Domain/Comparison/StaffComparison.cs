using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Domain.Comparison;

/// <summary>One member of staff before and after.</summary>
/// <param name="Staff">Who, and for which days.</param>
/// <param name="Before">The result before; <see langword="null"/> when there was none.</param>
/// <param name="After">The result after; <see langword="null"/> when there is none.</param>
/// <param name="Changes">Every part that differs, in the order of the result.</param>
public sealed record StaffComparison(StaffPeriod Staff, ScoreSide? Before, ScoreSide? After, IReadOnlyList<PartChange> Changes)
{
    /// <summary>Points gained, negative for points lost; no result counts as none.</summary>
    public decimal TotalDifference => (After?.Total ?? 0) - (Before?.Total ?? 0);

    /// <summary>Pay gained, negative for pay lost.</summary>
    public decimal PayoutDifference => (After?.Payout ?? 0) - (Before?.Payout ?? 0);

    public bool IsUnchanged => Before == After && Changes.Count == 0;
}
