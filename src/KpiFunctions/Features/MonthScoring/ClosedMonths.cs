using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>Closed versions of months, computed anew from what was frozen of them: the basis of the version, and its facts as they were.</summary>
public sealed class ClosedMonths(LedgerStore ledger, BasisStore bases, MonthRecordsQuery reader)
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
        var standing = await ledger.FindStandingAsync(month.StoreId, month.Month, cancellationToken);

        // Only a version that nobody has reopened has its facts where all others are.
        return (basis, standing is { IsReopened: false } && standing.Version == version
            ? await reader.ReadAsync(month, cancellationToken)
            : await reader.ReadClosedAsync(month, version, cancellationToken));
    }

    /// <inheritdoc cref="ReadAsync"/>
    public async Task<ScoredMonth> ScoreAsync(StoreMonth month, int version, CancellationToken cancellationToken)
    {
        var (basis, facts, counts) = await ReadAsync(month, version, cancellationToken);
        return new ScoredMonth(month, ScoreCalculator.Calculate(facts, basis.AssignmentOf), counts);
    }
}
