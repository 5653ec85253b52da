using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Features.Months;

/// <summary>A version that is written down and not closed yet.</summary>
/// <param name="Reopening">The entry that opened the month for it; <see langword="null"/> of a first version.</param>
/// <param name="Appeal">The appeal whose corrections it is the first to hold.</param>
internal sealed record ScoredVersion(ScoredMonth Scored, ClosedContent Content, LedgerEntry? Reopening, string? Appeal);
