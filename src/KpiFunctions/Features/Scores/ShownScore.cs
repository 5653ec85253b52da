using KpiFunctions.Domain;
using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Features.Scores;

/// <summary>One result as the API shows it.</summary>
/// <param name="StaffId">Whose it is.</param>
/// <param name="Document">Canonical JSON, with the place in the group when there is one.</param>
/// <param name="Score">What the document was made from; <see langword="null"/> when it was read as it was closed.</param>
public sealed record ShownScore(StaffId StaffId, ReadOnlyMemory<byte> Document, StaffScore? Score);
