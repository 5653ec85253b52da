namespace KpiFunctions.Domain.Scoring;

/// <summary>A place among others by total; equal totals share the place and the next one is skipped.</summary>
/// <param name="Place">1 is the best.</param>
/// <param name="Of">How many are ranked.</param>
public readonly record struct ScoreRank(int Place, int Of);
