using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Domain.Periods;

/// <summary>Makes quarters, half-years and years from closed months.</summary>
public static class PeriodCalculator
{
    /// <summary>Ranks everyone of whom there is a closed month.</summary>
    /// <param name="period">The period; months outside it are left out.</param>
    /// <param name="totals">Closed results of one store, in any order.</param>
    /// <returns>By rank, then by staff id (ordinal).</returns>
    public static IReadOnlyList<PeriodScore> Calculate(ScorePeriod period, IEnumerable<MonthTotal> totals)
    {
        var inside = totals.Where(t => period.Months.Contains(t.Month)).ToList();
        var sorted = inside
            .GroupBy(t => t.StaffId)
            .Select(g => Score([.. g.OrderBy(t => t.Month).ThenBy(t => t.Scheme.Id.Value, StringComparer.Ordinal).ThenBy(t => t.Total)]))
            .OrderByDescending(s => s.Mean)
            .ThenBy(s => s.StaffId.Value, StringComparer.Ordinal)
            .ToArray();
        var ranks = Ranking.Of([.. sorted.Select(s => s.Mean)]);
        var closed = inside.Select(t => t.Month).Distinct().Count();
        return [.. sorted.Select((s, i) => s with { Rank = ranks[i], Awards = AwardsOf(s, sorted, period.Kind, closed) })];
    }

    private static PeriodScore Score(MonthTotal[] months)
    {
        var scheme = months[^1].Scheme;
        var mean = Math.Round(months.Sum(m => m.Total * m.ShareOfMonth) / months.Sum(m => m.ShareOfMonth), 2, MidpointRounding.AwayFromZero);
        return new PeriodScore
        {
            StaffId = months[0].StaffId,
            Scheme = scheme,
            Months = months,
            Mean = mean,
            Grade = scheme.GradeOf(mean),
            Rank = default,
        };
    }

    /// <summary>The best of those with the same scheme who were there for at least half of the months: one good month is no good year.</summary>
    private static List<Award> AwardsOf(PeriodScore score, PeriodScore[] all, AwardPeriod kind, int closed)
    {
        var awards = score.Scheme.Awards.Where(a => a.Best == kind).ToList();
        var best = awards.Count == 0 ? null : all.Where(s => s.Scheme.Id == score.Scheme.Id && IsEligible(s, closed)).Max(s => (decimal?)s.Mean);
        return IsEligible(score, closed) && score.Mean == best ? awards : [];
    }

    private static bool IsEligible(PeriodScore score, int closed) => score.MonthsPresent * 2 >= closed;
}
