using KpiFunctions.Domain.Scoring.Facts;

namespace KpiFunctions.Domain.Scoring.Comparison;

/// <summary>Two people whose order turns round.</summary>
/// <param name="Overtaken">Was before the other one, and is behind.</param>
/// <param name="Overtaking">Was behind, and is before.</param>
public sealed record RankFlip(StaffPeriod Overtaken, StaffPeriod Overtaking);
