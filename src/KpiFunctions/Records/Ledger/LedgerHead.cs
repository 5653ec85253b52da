using NodaTime;

namespace KpiFunctions.Records.Ledger;

/// <summary>Where a store's ledger stands.</summary>
/// <param name="Number">Number of the last entry, from 1.</param>
/// <param name="Hash">Hash of the last entry, which the next one repeats.</param>
/// <param name="ClosedThrough">The last month that was closed; all before it are closed too.</param>
/// <param name="RowVersion">Tells whether the head was changed since it was read; empty of one that is yet to be written.</param>
public sealed record LedgerHead(int Number, string Hash, YearMonth ClosedThrough, string RowVersion)
{
    /// <summary>Months that take corrections now, with the moment at which they close again by themselves.</summary>
    public required IReadOnlyDictionary<YearMonth, Instant> Reopened { get; init; }
}
