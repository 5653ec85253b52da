using KpiFunctions.Records.Ledger;
using NodaTime;

namespace KpiFunctions.Features.Months;

/// <summary>Who reopens a month, why, and for how long.</summary>
/// <param name="For">After this time the month closes again by itself.</param>
public sealed record Reopening(string By, string Reason, Duration For)
{
    /// <summary>The appeal that it is done for.</summary>
    public string? Appeal { get; init; }

    /// <inheritdoc cref="LedgerEntry.TakesMasterData"/>
    public bool TakesMasterData { get; init; }

    /// <param name="reason">Digest of the reason.</param>
    internal bool IsThatOf(LedgerEntry entry, string reason) =>
        (entry.By, entry.ReasonDigest, entry.Appeal, entry.TakesMasterData) == (By, reason, Appeal, TakesMasterData);
}
