using KpiFunctions.Domain.Sheets;

namespace KpiFunctions.Records.Sheets;

/// <summary>Names a version of a rating sheet and its content.</summary>
/// <param name="Digest">SHA-256, in hex, of the version's JSON.</param>
public sealed record SheetReference(SheetId Id, int Version, string Digest)
{
    internal static SheetReference Of(StoredVersion<RatingSheet> stored) => new(stored.Document.Id, stored.Document.Version, stored.Digest);
}
