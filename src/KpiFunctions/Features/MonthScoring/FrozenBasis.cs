using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>The basis of a closed version as it was kept at the close.</summary>
/// <param name="Basis">What the version is scored on.</param>
/// <param name="Schemes">The scheme versions that it names, with their digests at the close.</param>
/// <param name="Tables">The versions of the store's tables that it names, likewise.</param>
/// <param name="Sheets">The versions of the rating sheets that its schemes name, likewise.</param>
/// <param name="Digest">SHA-256, in hex, of the kept document.</param>
public sealed record FrozenBasis(
    MonthBasis Basis, IReadOnlyList<SchemeReference> Schemes, IReadOnlyList<TableReference> Tables, IReadOnlyList<SheetReference> Sheets, string Digest)
{
    /// <summary>Digests that the schemes have now, of those that can still be read; others than at the close when somebody touched them.</summary>
    public required IReadOnlyDictionary<SchemeId, string> DigestsNow { get; init; }
}
