namespace KpiFunctions.Features.Verification;

/// <summary>What came of computing a month anew.</summary>
/// <param name="Versions">The closed versions that were to be computed.</param>
/// <param name="Entries">Entries of the store's ledger, all of which are checked.</param>
/// <param name="Difference">The first difference; <see langword="null"/> when everything is the same, byte for byte.</param>
public sealed record MonthVerification(IReadOnlyList<int> Versions, int Entries, MonthDifference? Difference);
