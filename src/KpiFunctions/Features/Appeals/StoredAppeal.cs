using KpiFunctions.Domain.Appeals;

namespace KpiFunctions.Features.Appeals;

/// <summary>An appeal as it is kept.</summary>
/// <param name="Difference">JSON of what it changed; <see langword="null"/> until it is applied.</param>
/// <param name="RowVersion">Tells whether the appeal was changed since it was read.</param>
public sealed record StoredAppeal(Appeal Appeal, string? Difference, string RowVersion)
{
    /// <summary>The appeal as its row has it, with digests in the place of what people wrote.</summary>
    public required Appeal Sealed { get; init; }
}
