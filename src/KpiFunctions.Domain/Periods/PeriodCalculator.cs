using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Domain.Periods;

/// <summary>Makes quarters, half-years and years from closed months.</summary>
public static class PeriodCalculator
{
    /// <summary>Ranks everyone of whom there is a closed month.</summary>
    /// <param name="period">The period; months outside it are left out.</param>
    /// <param name="totals">Closed results of one store, in any order.</param>
    /// <returns>By the id of the scheme shown (ordinal), by rank, then by staff id (ordinal).</returns>
    public static IReadOnlyList<PeriodScore> Calculate(ScorePeriod period, IEnumerable<MonthTotal> totals)
    {
        var inside = totals.Where(t => period.Months.Contains(t.Month)).ToList();
        var closed = inside.Select(t => t.Month).Distinct().Count();
        return [.. inside
            .Where(t => t.Counts)
            .GroupBy(t => t.StaffId)
            .Select(g => Score([.. g.OrderBy(t => t.From)]))
            .GroupBy(s => s.Scheme.Id)
            .OrderBy(g => g.Key.Value, StringComparer.Ordinal)
            .SelectMany(g => Rank([.. g.OrderByDescending(s => s.Mean).ThenBy(s => s.StaffId.Value, StringComparer.Ordinal)], period.Kind, closed))];
    }

    /// <summary>Places among those with the same scheme: totals of different schemes cannot be compared.</summary>
    private static IEnumerable<PeriodScore> Rank(PeriodScore[] sorted, AwardPeriod kind, int closed)
    {
        var ranks = Ranking.Of([.. sorted.Select(s => s.Mean)]);
        var best = sorted.Where(s => IsEligible(s, closed)).Max(s => (decimal?)s.Mean);
        return sorted.Select((s, i) => s with { Rank = ranks[i], Awards = IsEligible(s, closed) && s.Mean == best ? AwardsOf(s.Scheme, kind) : [] });
    }

    /// <param name="months">By their days: whatever role somebody held last decides what they are shown as.</param>
    private static PeriodScore Score(MonthTotal[] months)
    {
        var scheme = months[^1].Scheme;
        var parts = months.Sum(m => m.Parts);
        var rounded = ExactPoints.RoundedSum([.. months.Select(m => ExactPoints.Of(new(m.Total * scheme.Scale, m.Scheme.Scale), new(m.Parts, parts)))]);
        var mean = rounded / 100m;
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

    private static List<Award> AwardsOf(Scheme scheme, AwardPeriod kind) => [.. scheme.Awards.Where(a => a.Best == kind)];

    /// <summary>Whoever was there for at least half of the months can be the best of those with the same scheme: one good month is no good year.</summary>
    private static bool IsEligible(PeriodScore score, int closed) => score.MonthsPresent * 2 >= closed;
}
