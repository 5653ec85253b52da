using KpiFunctions.Domain.Comparison;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Records.Stores;
using NodaTime;

namespace KpiFunctions.Features.WhatIf;

/// <summary>
/// Scores past months with drafts of schemes beside the scores that there are: the same facts, the same people in the same roles. Nothing is written.
/// A closed month is computed again first and must give what it was closed with; otherwise the comparison would be with numbers that nobody got.
/// </summary>
public sealed class SchemeTrial(StoreDirectory stores, LedgerStore ledger, ScoreStore scores, MonthBasisQuery bases, MonthRecordsQuery monthRecords, ClosedMonths closedMonths, MonthSheets sheets)
{
    /// <returns>Store by store, month by month.</returns>
    /// <exception cref="ProblemException">A store is not known, or a month cannot be scored or does not give its closed results any more.</exception>
    public async Task<IReadOnlyList<TrialMonth>> RunAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        var found = new List<Store>();
        foreach (var id in plan.Stores)
        {
            found.Add(await stores.FindAsync(id, cancellationToken) ?? throw new ProblemException(Problems.NotFound($"There is no store '{id}'.")));
        }

        var months = new List<TrialMonth>();
        foreach (var (store, month) in found.SelectMany(s => plan.Months.Select(m => (s, m))))
        {
            months.Add(await RunAsync(plan, store, month, cancellationToken));
        }

        return months;
    }

    private async Task<(MonthBasis Basis, MonthRecords Records)> ReadOpenAsync(Store store, YearMonth month, CancellationToken cancellationToken) =>
        ((await bases.ReadAsync(store, month, cancellationToken)).Basis, await monthRecords.ReadAsync(new StoreMonth(store.Id, month), cancellationToken));

    /// <summary>The basis with the rating sheets that the drafts name besides, for it was not scored with any version of them.</summary>
    private async Task<MonthBasis> WithSheetsAsync(TrialPlan plan, MonthBasis basis, bool isClosed, CancellationToken cancellationToken)
    {
        var known = basis.Settings.Sheets.All;
        var further = new List<RatingSheet>();
        foreach (var id in SheetStore.NamedBy(plan.Drafts.Select(d => d.Scheme)).Where(id => known.All(k => k.Id != id)))
        {
            if (await sheets.FindAsync(isClosed ? basis : null, basis.Month, id, cancellationToken) is { } sheet)
            {
                further.Add(sheet);
            }
        }

        return further.Count == 0 ? basis : basis with { Settings = basis.Settings with { Sheets = RatingSheets.Of([.. known, .. further]) } };
    }

    private async Task<TrialMonth> RunAsync(TrialPlan plan, Store store, YearMonth yearMonth, CancellationToken cancellationToken)
    {
        var version = await ledger.FindVersionAsync(store.Id, yearMonth, cancellationToken) ?? 0;
        var (basis, records) = version > 0
            ? await closedMonths.ReadRecordsAsync(new StoreMonth(store.Id, yearMonth), version, cancellationToken)
            : await ReadOpenAsync(store, yearMonth, cancellationToken);
        try
        {
            var facts = MonthFactsQuery.Make(basis, records).Facts;
            var before = ScoreCalculator.Calculate(facts, basis.AssignmentOf);
            if (version > 0 && !await scores.HoldsAsync(basis.Month, version, before, cancellationToken))
            {
                throw new ProblemException(Problems.NotReproduced(basis.Month));
            }

            var tried = await WithSheetsAsync(plan, basis, version > 0, cancellationToken);
            var after = ScoreCalculator.Calculate(ReferenceEquals(tried, basis) ? facts : MonthFactsQuery.Make(tried, records).Facts, staff => plan.AssignmentOf(basis, staff));
            return new TrialMonth(basis.Month, version, after, ScoreComparison.Of(before, after));
        }
        catch (NoSchemeInForceException e)
        {
            throw new ProblemException(Problems.Conflict(e.Message));
        }
    }
}

/// <summary>What came of one store-month.</summary>
/// <param name="Version">Number of the close that the drafts are compared with; 0 for a month that is not closed.</param>
/// <param name="Tried">Results with the drafts.</param>
/// <param name="Comparison">The results that there are, and those with the drafts.</param>
public sealed record TrialMonth(StoreMonth Month, int Version, IReadOnlyList<StaffScore> Tried, ScoreComparison Comparison);
