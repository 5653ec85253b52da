using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring.Awards;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Domain.Scoring;

/// <summary>Turns the facts of a store-month into results that explain themselves.</summary>
public static class ScoreCalculator
{
    /// <summary>
    /// Scores everyone of whom at least one item of their scheme has a value. Pure: the same facts in any order give the same results.
    /// </summary>
    /// <param name="facts">The month's facts.</param>
    /// <param name="assign">Role and scheme of everyone in <see cref="MonthFacts.Staff"/>.</param>
    /// <returns>Results by rank, then by staff id (ordinal), then by the days in a role.</returns>
    public static IReadOnlyList<StaffScore> Calculate(MonthFacts facts, Func<StaffPeriod, Assignment> assign)
    {
        var tallies = StaffTally.Of(facts);
        var plans = new Dictionary<Scheme, SchemePlan>(ReferenceEqualityComparer.Instance);
        var drafts = new List<ScoreDraft>(tallies.Length);
        for (var i = 0; i < tallies.Length; i++)
        {
            var assignment = assign(facts.Staff[i]);
            if (!plans.TryGetValue(assignment.Scheme, out var plan))
            {
                plans.Add(assignment.Scheme, plan = new SchemePlan(assignment.Scheme));
            }

            if (ScoreDraft.Of(facts, i, tallies[i], assignment, plan) is { } draft)
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
        var ranks = Ranking.Of([.. sorted.Select(d => d.Score.Total)]);
        var awards = AwardsOf(sorted);
        var scores = new StaffScore[sorted.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = sorted[i].Finish(ranks[i], awards[i]);
        }

        return scores;
    }

    /// <summary>By rank, then by staff id, then by the days in a role: nobody is left to chance.</summary>
    private static int InOrder(ScoreDraft one, ScoreDraft other)
    {
        var byTotal = other.Score.Total.CompareTo(one.Score.Total);
        var byStaff = byTotal != 0 ? byTotal : string.CompareOrdinal(one.Score.Staff.StaffId.Value, other.Score.Staff.StaffId.Value);
        return byStaff != 0 ? byStaff : Nullable.Compare(one.Score.Staff.Days?.Start, other.Score.Staff.Days?.Start);
    }

    /// <summary>Awards go to the best among those with the same scheme: totals of different schemes cannot be compared.</summary>
    private static AwardOutcome[][] AwardsOf(ScoreDraft[] drafts)
    {
        var awards = new AwardOutcome[drafts.Length][];
        foreach (var peers in Enumerable.Range(0, drafts.Length).GroupBy(i => drafts[i].Plan))
        {
            var members = peers.ToArray();
            var decided = AwardPlan.Decide([.. members.Select(i => (drafts[i].Score.Total, drafts[i].Candidates))]);
            for (var i = 0; i < members.Length; i++)
            {
                awards[members[i]] = decided[i];
            }
        }

        return awards;
    }
}
