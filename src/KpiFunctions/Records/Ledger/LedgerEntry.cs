using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Records.Ledger;

/// <summary>One step in the life of a store's months. The entries of a store form a chain: each repeats the hash of the one before,
/// which is an HMAC of the whole entry but the reason: that is what somebody wrote, and can be erased.</summary>
public sealed record LedgerEntry
{
    /// <summary>What the first entry of a chain has for a predecessor.</summary>
    public const string NoPredecessor = "";

    /// <summary>Place in the store's chain, from 1.</summary>
    public required int Number { get; init; }

    public required LedgerEntryKind Kind { get; init; }

    public required YearMonth Month { get; init; }

    /// <summary>The version that was closed, or that was opened for corrections.</summary>
    public required int Version { get; init; }

    public required Instant At { get; init; }

    /// <summary>Who did it: the name of a key, or the schedule.</summary>
    public required string By { get; init; }

    /// <summary>Digest of the reason, which is always given when a month is reopened. The words lie elsewhere, where they can be erased.</summary>
    public string? ReasonDigest { get; init; }

    /// <summary>The appeal that the month was opened for; of a close, the one whose corrections it is the first to hold.</summary>
    public string? Appeal { get; init; }

    /// <summary>Of an entry that reopens: whether the next version is scored with the roles, schemes and settings of its own time, not those of the version before.</summary>
    public bool TakesMasterData { get; init; }

    /// <summary>Of an entry that reopens: when the month closes again by itself.</summary>
    public Instant? ClosesAt { get; init; }

    /// <summary>What was closed; absent from an entry that reopens.</summary>
    public ClosedContent? Content { get; init; }

    /// <summary>Hash of the entry before, or <see cref="NoPredecessor"/>.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Whether a version of this scheme gave scores of the month.</summary>
    public bool ClosedWith(SchemeId scheme) =>
        Content?.Schemes.Split(' ').Any(s => s.StartsWith($"{scheme}@", StringComparison.Ordinal)) == true;

    /// <summary>The entry that follows a head.</summary>
    internal static LedgerEntry After(LedgerHead? head, LedgerEntryKind kind, StoreMonth month, int version, Instant at, string by) => new()
    {
        Number = (head?.Number ?? 0) + 1,
        Kind = kind,
        Month = month.Month,
        Version = version,
        At = at,
        By = by,
        PreviousHash = head?.Hash ?? NoPredecessor,
    };
}
