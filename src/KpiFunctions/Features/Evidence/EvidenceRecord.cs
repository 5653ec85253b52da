namespace KpiFunctions.Features.Evidence;

/// <summary>One record behind a line of a score.</summary>
/// <param name="Key">Sorts the records by time; tells where a page ends.</param>
/// <param name="Shown">The record as the API shows it.</param>
public sealed record EvidenceRecord(string Key, object Shown);
