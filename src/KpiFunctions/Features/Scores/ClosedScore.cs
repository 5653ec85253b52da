using System.Text;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Features.Scores;

/// <summary>A result as it was closed.</summary>
/// <param name="Document">Canonical JSON, without the place in the group, which other stores can still change.</param>
public sealed record ClosedScore(StaffId StaffId, string Document)
{
    internal static IReadOnlyList<ClosedScore> Of(IEnumerable<StaffScore> scores) =>
        [.. scores.Select(s => new ClosedScore(s.Staff.StaffId, Encoding.UTF8.GetString(ScoreJson.Write(s, ScoreState.Closed))))];
}
