using KpiFunctions.Domain.Months;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>The basis of a month as things are now.</summary>
/// <param name="Basis">What the month is scored on.</param>
/// <param name="Schemes">The scheme versions that it names, each with the digest of what was read.</param>
public sealed record PresentBasis(MonthBasis Basis, IReadOnlyList<SchemeReference> Schemes);
