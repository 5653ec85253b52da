using KpiFunctions.Domain.Months;
using NodaTime;

namespace KpiFunctions.Records.Ledger;

/// <summary>What a version of a month was closed with.</summary>
/// <param name="Cutoff">What customers said from this moment on is not in it.</param>
/// <param name="Counts">How many facts there were.</param>
/// <param name="Schemes">Scheme versions it was scored with, as <c>id@version</c>, in ordinal order.</param>
/// <param name="BasisDigest">SHA-256, in hex, of everything besides the facts that decides the scores.</param>
/// <param name="FactsDigest">SHA-256, in hex, of the rows of the facts, as far as they are proven.</param>
/// <param name="ScoresDigest">SHA-256, in hex, of the score documents in rank order.</param>
/// <param name="Group">The store's group when the month was first closed; <see langword="null"/> for none.</param>
public sealed record ClosedContent(
    Instant Cutoff, MonthCounts Counts, string Schemes, string BasisDigest, string FactsDigest, string ScoresDigest, string? Group);
