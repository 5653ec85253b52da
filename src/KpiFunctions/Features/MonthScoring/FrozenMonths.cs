using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>
/// What was decided of a month at its close and stays so: what comes in late, or while the month is open again, is looked at by what it will be scored by. A
/// month that was reopened to take the master data of today has nothing of that kind.
/// </summary>
public sealed class FrozenMonths(LedgerStore ledger, BasisStore bases)
{
    /// <returns><see langword="null"/> where the month is scored by the master data of today.</returns>
    public async Task<MonthBasis?> FindAsync(StoreMonth month, CancellationToken cancellationToken) =>
        await ledger.FindStandingAsync(month.StoreId, month.Month, cancellationToken) is { } standing && !await TakesMasterDataAsync(month, standing, cancellationToken)
            ? (await bases.GetAsync(month, standing.Version, cancellationToken)).Basis
            : null;

    private async Task<bool> TakesMasterDataAsync(StoreMonth month, MonthStanding standing, CancellationToken cancellationToken) =>
        standing.ReopenEntry is { } entry && (await ledger.GetAsync(month.StoreId, entry, cancellationToken)).TakesMasterData;
}
