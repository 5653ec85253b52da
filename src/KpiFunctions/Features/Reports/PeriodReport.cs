using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Periods;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Records.Ledger;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Reports;

/// <summary>Quarters, half-years and years of a store, from the documents of its closed months.</summary>
public sealed class PeriodReport(LedgerStore ledger, ScoreStore scores, SchemeStore schemes)
{
    /// <summary>Everyone's results, in rank order.</summary>
    public async Task<byte[]> ReadAsync(StoreId store, ScorePeriod period, CancellationToken cancellationToken)
    {
        var (months, results) = await CalculateAsync(store, period, cancellationToken);
        return PeriodJson.Write(store, months, results);
    }

    /// <summary>The same with one person's result only; <see langword="null"/> when there is none.</summary>
    public async Task<byte[]?> ReadStaffAsync(StoreId store, ScorePeriod period, StaffId staffId, CancellationToken cancellationToken)
    {
        var (months, results) = await CalculateAsync(store, period, cancellationToken);
        return results.FirstOrDefault(r => r.StaffId == staffId) is { } own ? PeriodJson.Write(store, months, [own]) : null;
    }

    private async Task<(PeriodMonths Months, IReadOnlyList<PeriodScore> Results)> CalculateAsync(
        StoreId store, ScorePeriod period, CancellationToken cancellationToken)
    {
        var closed = new List<YearMonth>();
        var totals = new List<MonthTotal>();
        var known = new Dictionary<SchemeId, IReadOnlyList<Scheme>>();
        foreach (var yearMonth in period.Months)
        {
            if (await ledger.FindVersionAsync(store, yearMonth, cancellationToken) is { } version)
            {
                closed.Add(yearMonth);
                foreach (var score in await scores.ReadAsync(new StoreMonth(store, yearMonth), version, cancellationToken))
                {
                    totals.Add(await ReadTotalAsync(yearMonth, score, known, cancellationToken));
                }
            }
        }

        var head = await ledger.FindHeadAsync(store, cancellationToken);
        return (new PeriodMonths(period, closed, head?.ClosedThrough), PeriodCalculator.Calculate(period, totals));
    }

    private async Task<MonthTotal> ReadTotalAsync(
        YearMonth month, ClosedScore score, Dictionary<SchemeId, IReadOnlyList<Scheme>> known, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(score.Document);
        var id = SchemeId.Parse(json.RootElement.GetProperty("schemeId").GetString()!);
        if (!known.TryGetValue(id, out var versions))
        {
            known.Add(id, versions = await schemes.ListAsync(id, cancellationToken));
        }

        var version = json.RootElement.GetProperty("schemeVersion").GetInt32();
        return new MonthTotal(
            score.StaffId,
            month,
            versions.First(v => v.Version == version),
            json.RootElement.GetProperty("total").GetDecimal(),
            json.RootElement.TryGetProperty("days", out var days) ? ShareOf(month, days) : 1);
    }

    private static decimal ShareOf(YearMonth month, JsonElement days)
    {
        var from = LocalDatePattern.Iso.Parse(days.GetProperty("from").GetString()!).Value;
        var to = LocalDatePattern.Iso.Parse(days.GetProperty("to").GetString()!).Value;
        return new DateInterval(from, to).Length / (decimal)month.ToDateInterval().Length;
    }
}
