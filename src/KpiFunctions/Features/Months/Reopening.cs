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

    internal bool IsThatOf(LedgerEntry entry) =>
        (entry.By, entry.Reason, entry.Appeal, entry.TakesMasterData) == (By, Reason, Appeal, TakesMasterData);
}
