using KpiFunctions.Domain.Schemes;
using KpiFunctions.Features.Schemes;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>Names a scheme version and its content.</summary>
/// <param name="Digest">SHA-256, in hex, of the version's JSON.</param>
public sealed record SchemeReference(SchemeId Id, int Version, string Digest)
{
    internal static SchemeReference Of(StoredScheme stored) => new(stored.Scheme.Id, stored.Scheme.Version, stored.Digest);
}
