using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>
/// The tables of jobs by which orders of a month are scored: those in force, and of a month that was closed those that it was closed with, unless it was reopened
/// to take the master data of today.
/// </summary>
public sealed class MonthTables(LedgerStore ledger, BasisStore bases, StoreTableStore tables)
{
    public async Task<StoreTables> ReadAsync(StoreMonth month, CancellationToken cancellationToken)
    {
        var standing = await ledger.FindStandingAsync(month.StoreId, month.Month, cancellationToken);
        return standing is not null && !await TakesMasterDataAsync(month, standing, cancellationToken)
            ? (await bases.GetAsync(month, standing.Version, cancellationToken)).Basis.Settings.Tables
            : StoreTables.Of([.. (await tables.ListForMonthAsync(month.StoreId, month.Month, ComplaintClock.Calendar, cancellationToken)).Select(t => t.Table)]);
    }

    private async Task<bool> TakesMasterDataAsync(StoreMonth month, MonthStanding standing, CancellationToken cancellationToken) =>
        standing.ReopenEntry is { } entry && (await ledger.GetAsync(month.StoreId, entry, cancellationToken)).TakesMasterData;
}
