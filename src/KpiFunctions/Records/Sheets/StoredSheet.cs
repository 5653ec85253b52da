using KpiFunctions.Domain.Sheets;

namespace KpiFunctions.Records.Sheets;

/// <summary>A version of a rating sheet as it is kept.</summary>
/// <param name="Digest">SHA-256, in hex, of its stored JSON.</param>
public sealed record StoredSheet(RatingSheet Sheet, string Digest);
