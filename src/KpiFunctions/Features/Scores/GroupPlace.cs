using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Features.Scores;

/// <summary>Someone's place within their role across a group.</summary>
/// <param name="Group">The group; <see langword="null"/> for the stores without one.</param>
/// <param name="Entry">Who, and with which total.</param>
/// <param name="Rank">The place, and how many are ranked.</param>
public sealed record GroupPlace(string? Group, GroupEntry Entry, ScoreRank Rank);
