using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Features.Scores;

/// <summary>A month's results as the API shows them.</summary>
/// <param name="State">Whether the month is closed.</param>
/// <param name="Version">Number of the close; 0 before the first one.</param>
/// <param name="Results">By scheme and rank; of somebody who changed their role in mid-month, one for each role.</param>
public sealed record ShownMonth(ScoreState State, int Version, IReadOnlyList<ShownScore> Results)
{
    /// <summary>Who was in the store that month and has no result, by staff id and days; empty where a closed month was not asked for them.</summary>
    public IReadOnlyList<UnscoredStaff> Unscored { get; init; } = [];
}
