using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>
/// The tables of jobs by which orders of a month are scored: those in force, and of a month that was closed those that it was closed with, unless it was reopened
/// to take the master data of today.
/// </summary>
public sealed class MonthTables(FrozenMonths frozen, StoreTableStore tables)
{
    public async Task<StoreTables> ReadAsync(StoreMonth month, CancellationToken cancellationToken) =>
        (await frozen.FindAsync(month, cancellationToken))?.Settings.Tables
            ?? StoreTables.Of([.. (await tables.ListForMonthAsync(month.StoreId, month.Month, ComplaintClock.Calendar, cancellationToken)).Select(t => t.Table)]);
}
