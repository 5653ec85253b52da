using KpiFunctions.Domain;
using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Features.Scores;

/// <summary>A month's results as the API shows them.</summary>
/// <param name="State">Whether the month is closed.</param>
/// <param name="Version">Number of the close; 0 before the first one.</param>
/// <param name="Results">In rank order; of somebody who changed their role in mid-month, one for each role.</param>
public sealed record ShownMonth(ScoreState State, int Version, IReadOnlyList<ShownScore> Results);

/// <summary>One result as the API shows it.</summary>
/// <param name="StaffId">Whose it is.</param>
/// <param name="Document">Canonical JSON, with the place in the group when there is one.</param>
/// <param name="Score">What the document was made from; <see langword="null"/> when it was read as it was closed.</param>
public sealed record ShownScore(StaffId StaffId, ReadOnlyMemory<byte> Document, StaffScore? Score);
