using KpiFunctions.Domain.Months;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>The basis of a month as things are now.</summary>
/// <param name="Basis">What the month is scored on.</param>
/// <param name="Schemes">The scheme versions that it names, each with the digest of what was read.</param>
/// <param name="Tables">The versions of the store's tables that it names, likewise.</param>
/// <param name="Sheets">The versions of the rating sheets that its schemes name, likewise.</param>
public sealed record PresentBasis(MonthBasis Basis, IReadOnlyList<SchemeReference> Schemes, IReadOnlyList<TableReference> Tables, IReadOnlyList<SheetReference> Sheets);
