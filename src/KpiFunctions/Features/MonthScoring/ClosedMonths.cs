using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>Closed versions of months, computed anew from what was frozen of them: the basis of the version, and its facts as they were.</summary>
public sealed class ClosedMonths(LedgerStore ledger, BasisStore bases, MonthRecordsQuery monthRecords)
{
    /// <param name="version">A version that was closed.</param>
    public async Task<MonthInput> ReadAsync(StoreMonth month, int version, CancellationToken cancellationToken)
    {
        var (basis, records) = await ReadRecordsAsync(month, version, cancellationToken);
        var (facts, counts) = MonthFactsQuery.Make(basis, records);
        return new MonthInput(basis, facts, counts);
    }

    /// <summary>The records that a closed version was scored with, and its basis.</summary>
    /// <param name="version">A version that was closed.</param>
    public async Task<(MonthBasis Basis, MonthRecords Records)> ReadRecordsAsync(StoreMonth month, int version, CancellationToken cancellationToken)
    {
        var basis = (await bases.GetAsync(month, version, cancellationToken)).Basis;
        return (basis, await FindRecordsAsync(month, version, cancellationToken));
    }

    /// <inheritdoc cref="ReadAsync"/>
    public async Task<ScoredMonth> ScoreAsync(StoreMonth month, int version, CancellationToken cancellationToken)
    {
        var (basis, records) = await ReadRecordsAsync(month, version, cancellationToken);
        return Score(basis, records);
    }

    /// <summary>The same on the basis of the version, for who has read it already.</summary>
    public async Task<ScoredMonth> ScoreAsync(MonthBasis basis, int version, CancellationToken cancellationToken) =>
        Score(basis, await FindRecordsAsync(basis.Month, version, cancellationToken));

    /// <summary>Records as a basis scores them.</summary>
    public static ScoredMonth Score(MonthBasis basis, MonthRecords records)
    {
        var (facts, counts) = MonthFactsQuery.Make(basis, records);
        return new ScoredMonth(basis.Month, ScoreCalculator.Calculate(facts, basis.AssignmentOf), counts);
    }

    private async Task<MonthRecords> FindRecordsAsync(StoreMonth month, int version, CancellationToken cancellationToken)
    {
        // Only a version that nobody has reopened has its facts where all others are; whoever reopens it has copied them before.
        if (await IsInForceAsync(month, version, cancellationToken))
        {
            var records = await monthRecords.ReadAsync(month, cancellationToken);
            if (await IsInForceAsync(month, version, cancellationToken))
            {
                return records;
            }
        }

        return await monthRecords.ReadClosedAsync(month, version, cancellationToken);
    }

    private async Task<bool> IsInForceAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        await ledger.FindStandingAsync(month.StoreId, month.Month, cancellationToken) is { IsReopened: false } standing && standing.Version == version;
}
