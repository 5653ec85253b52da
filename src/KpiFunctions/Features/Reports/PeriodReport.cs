using KpiFunctions.Domain;
using KpiFunctions.Domain.Periods;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Records.Ledger;
using NodaTime;

namespace KpiFunctions.Features.Reports;

/// <summary>Quarters, half-years and years of a store, from the documents of its closed months.</summary>
public sealed class PeriodReport(LedgerStore ledger, ScoreStore scores, SchemeStore schemes)
{
    /// <summary>Everyone's results, in rank order.</summary>
    public async Task<byte[]> ReadAsync(Store store, ScorePeriod period, CancellationToken cancellationToken)
    {
        var (months, results) = await CalculateAsync(store, period, cancellationToken);
        return PeriodJson.Write(store.Id, months, results);
    }

    /// <summary>The same with one person's result only; <see langword="null"/> when there is none.</summary>
    public async Task<byte[]?> ReadStaffAsync(Store store, ScorePeriod period, StaffId staffId, CancellationToken cancellationToken)
    {
        var (months, results) = await CalculateAsync(store, period, cancellationToken);
        return results.FirstOrDefault(r => r.StaffId == staffId) is { } own ? PeriodJson.Write(store.Id, months, [own]) : null;
    }

    private async Task<(PeriodMonths Months, IReadOnlyList<PeriodScore> Results)> CalculateAsync(
        Store store, ScorePeriod period, CancellationToken cancellationToken)
    {
        var closed = new List<YearMonth>();
        var totals = new List<MonthTotal>();
        var known = new Dictionary<SchemeId, IReadOnlyList<Scheme>>();
        foreach (var yearMonth in period.Months)
        {
            if (await ledger.FindVersionAsync(store.Id, yearMonth, cancellationToken) is { } version)
            {
                closed.Add(yearMonth);
                foreach (var score in await scores.ReadAsync(new StoreMonth(store.Id, yearMonth), version, cancellationToken))
                {
                    totals.Add(await ReadTotalAsync(yearMonth, score, known, cancellationToken));
                }
            }
        }

        return (new PeriodMonths(period, closed, store.FirstMonth), PeriodCalculator.Calculate(period, totals));
    }

    private async Task<MonthTotal> ReadTotalAsync(
        YearMonth month, ClosedScore score, Dictionary<SchemeId, IReadOnlyList<Scheme>> known, CancellationToken cancellationToken)
    {
        var summary = ScoreSummary.Of(score);
        if (!known.TryGetValue(summary.Scheme, out var versions))
        {
            known.Add(summary.Scheme, versions = await schemes.ListAsync(summary.Scheme, cancellationToken));
        }

        return new MonthTotal(
            score.StaffId,
            month,
            versions.First(v => v.Version == summary.SchemeVersion),
            summary.Total,
            summary.Days)
        {
            Counts = summary.IsRanked,
        };
    }
}
