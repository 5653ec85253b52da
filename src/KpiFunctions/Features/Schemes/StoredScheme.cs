using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Features.Schemes;

/// <summary>A scheme version as it is kept.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Digest">SHA-256, in hex, of its stored JSON.</param>
public sealed record StoredScheme(Scheme Scheme, string Digest);
