using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Domain.Comparison;

/// <summary>Two people whose order turns round.</summary>
/// <param name="Overtaken">Was before the other one, and is behind.</param>
/// <param name="Overtaking">Was behind, and is before.</param>
public sealed record RankFlip(StaffPeriod Overtaken, StaffPeriod Overtaking);
