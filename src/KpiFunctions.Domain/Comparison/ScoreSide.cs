using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Domain.Comparison;

/// <summary>One side of a comparison: what a result was, or would be.</summary>
/// <param name="Total">Points.</param>
/// <param name="Grade">Grade of the total.</param>
/// <param name="Rank">Place within the store.</param>
/// <param name="Payout">Pay, store currency; <see langword="null"/> when the scheme does not pay.</param>
public sealed record ScoreSide(decimal Total, string? Grade, ScoreRank Rank, decimal? Payout)
{
    internal static ScoreSide? Of(StaffScore? score) => score is null ? null : new(score.Total, score.Grade, score.Rank, score.Payout?.Total);
}
