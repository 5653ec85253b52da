using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics.Tallies;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring.Awards;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Domain.Scoring;

/// <summary>Turns the facts of a store-month into results that explain themselves.</summary>
public static class ScoreCalculator
{
    /// <summary>
    /// Number of the rules by which facts become scores. Whoever changes a score of the same facts raises it; from 1.0 on every number stays executable.
    /// </summary>
    public const int RulesVersion = 1;

    /// <summary>
    /// Scores everyone of whom an item of their scheme has a value, or counts as zero without one. Pure: the same facts in any order give the same results.
    /// </summary>
    /// <param name="facts">The month's facts.</param>
    /// <param name="assign">Role and scheme of everyone in <see cref="MonthFacts.Staff"/>.</param>
    /// <returns>Results by scheme id (ordinal), by rank, then by staff id (ordinal), then by the days in a role.</returns>
    public static IReadOnlyList<StaffScore> Calculate(MonthFacts facts, Func<StaffPeriod, Assignment> assign)
    {
        var tallies = new MonthTallies(facts);
        var plans = new Dictionary<Scheme, SchemePlan>(ReferenceEqualityComparer.Instance);
        var drafts = new List<ScoreDraft>(facts.Staff.Count);
        for (var i = 0; i < facts.Staff.Count; i++)
        {
            var assignment = assign(facts.Staff[i]);
            if (!plans.TryGetValue(assignment.Scheme, out var plan))
            {
                plans.Add(assignment.Scheme, plan = new SchemePlan(assignment.Scheme));
            }

            if (ScoreDraft.Of(facts, i, new PersonTally(tallies, i), assignment, plan) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        return Finish(drafts);
    }

    private static StaffScore[] Finish(List<ScoreDraft> drafts)
    {
        var sorted = drafts.ToArray();
        Array.Sort(sorted, InOrder);
        var scores = new StaffScore[sorted.Length];
        foreach (var peers in Enumerable.Range(0, sorted.Length).GroupBy(i => sorted[i].Plan))
        {
            Finish(sorted, [.. peers], scores);
        }

        return scores;
    }

    /// <summary>Places and awards are given among those with the same scheme: totals of different schemes cannot be compared.</summary>
    private static void Finish(ScoreDraft[] sorted, int[] peers, StaffScore[] scores)
    {
        var ranks = Ranking.Of([.. peers.Select(i => sorted[i].Score).Where(s => !s.IsCoveredTooLittle).Select(s => s.Total)]);
        var awards = AwardPlan.Decide([.. peers.Select(i => sorted[i].Candidates)], ranks);
        for (var i = 0; i < peers.Length; i++)
        {
            scores[peers[i]] = sorted[peers[i]].Finish(i < ranks.Length ? ranks[i] : null, awards[i]);
        }
    }

    /// <summary>By scheme, by rank with those behind who have none, then by staff id and by the days in a role: nobody is left to chance.</summary>
    private static int InOrder(ScoreDraft one, ScoreDraft other)
    {
        var (a, b) = (one.Score, other.Score);
        return Or(
            string.CompareOrdinal(a.Scheme.Id.Value, b.Scheme.Id.Value),
            a.IsCoveredTooLittle.CompareTo(b.IsCoveredTooLittle),
            b.Total.CompareTo(a.Total),
            string.CompareOrdinal(a.Staff.StaffId.Value, b.Staff.StaffId.Value),
            Nullable.Compare(a.Staff.Days?.Start, b.Staff.Days?.Start));
    }

    private static int Or(params ReadOnlySpan<int> orders)
    {
        foreach (var order in orders)
        {
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
