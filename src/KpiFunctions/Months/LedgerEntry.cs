using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Domain.Months;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Months;

/// <summary>Where a store's ledger stands.</summary>
/// <param name="Number">Number of the last entry, from 1.</param>
/// <param name="Hash">Hash of the last entry, which the next one repeats.</param>
public sealed record LedgerHead(int Number, string Hash, YearMonth ClosedThrough, string ETag);

/// <summary>One closed version of one store-month. The entries of a store form a chain: each repeats the hash of the one before.</summary>
/// <param name="Cutoff">Facts from this moment on are not in it.</param>
/// <param name="Schemes">Scheme versions it was scored with, as <c>id@version</c>, in ordinal order.</param>
/// <param name="ScoresDigest">SHA-256 of the score documents, in rank order.</param>
public sealed record LedgerEntry(
    int Number, YearMonth Month, int Version, Instant Cutoff, MonthCounts Counts, string Schemes, string ScoresDigest, string PreviousHash)
{
    /// <summary>What the first entry of a chain has for a predecessor.</summary>
    public const string NoPredecessor = "";

    /// <summary>SHA-256 of everything else in the entry, in hex.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        Number.ToString(CultureInfo.InvariantCulture),
        $"{Month.Year:D4}-{Month.Month:D2}",
        Version.ToString(CultureInfo.InvariantCulture),
        InstantPattern.ExtendedIso.Format(Cutoff),
        Counts.ToString(),
        Schemes,
        ScoresDigest,
        PreviousHash))));

    internal static LedgerEntry Next(LedgerHead? head, YearMonth month, int version, Instant cutoff, ScoredMonth scored, string digest) => new(
        (head?.Number ?? 0) + 1,
        month,
        version,
        cutoff,
        scored.Counts,
        string.Join(' ', scored.Scores.Select(s => $"{s.Scheme.Id}@{s.Scheme.Version}").Distinct().Order(StringComparer.Ordinal)),
        digest,
        head?.Hash ?? NoPredecessor);
}
