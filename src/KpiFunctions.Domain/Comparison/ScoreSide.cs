using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Domain.Comparison;

/// <summary>One side of a comparison: what a result was, or would be.</summary>
/// <param name="Total">Points.</param>
/// <param name="Grade">Grade of the total.</param>
/// <param name="SchemeId">What it was scored with.</param>
/// <param name="Rank">Place among those of the store with the same scheme; <see langword="null"/> when too little was measured.</param>
/// <param name="Payout">Pay, store currency; <see langword="null"/> when the scheme does not pay.</param>
public sealed record ScoreSide(decimal Total, string? Grade, SchemeId SchemeId, ScoreRank? Rank, decimal? Payout)
{
    /// <summary>Whether a term of the pay is held back because it is too large: <see cref="Payout"/> and its difference are then not the pay.</summary>
    public bool IsPayTooLarge { get; init; }

    internal static ScoreSide? Of(StaffScore? score) => score is null
        ? null
        : new(score.Total, score.Grade, score.Scheme.Id, score.Rank, score.Payout?.Total) { IsPayTooLarge = score.Payout?.IsTooLarge == true };
}
