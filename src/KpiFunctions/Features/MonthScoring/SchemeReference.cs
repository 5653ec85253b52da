using KpiFunctions.Domain.Schemes;
using KpiFunctions.Records;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>Names a scheme version and its content.</summary>
/// <param name="Digest">SHA-256, in hex, of the version's JSON.</param>
public sealed record SchemeReference(SchemeId Id, int Version, string Digest)
{
    internal static SchemeReference Of(StoredVersion<Scheme> stored) => new(stored.Document.Id, stored.Document.Version, stored.Digest);
}
