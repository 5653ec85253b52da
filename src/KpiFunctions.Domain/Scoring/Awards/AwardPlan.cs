using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Metrics.Tallies;
using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Scoring.Awards;

/// <summary>The awards of a scheme that a month can bring, with their metrics looked up.</summary>
internal sealed class AwardPlan
{
    private readonly (Award Award, MetricDefinition[] Metrics)[] _awards;

    internal AwardPlan(Scheme scheme) => _awards =
        [.. scheme.Awards.Where(a => a.Best is null or AwardPeriod.Month).Select(a => (a, a.All.Select(c => MetricCatalog.Get(c.Metric)).ToArray()))];

    /// <summary>What one result brings to each award; places need everyone's.</summary>
    internal AwardOutcome[] Candidates(StaffTally tally, IReadOnlyList<ScoreLine> lines) =>
        [.. _awards.Select(a => new AwardOutcome
        {
            Award = a.Award,
            Conditions = [.. a.Award.All.Select((c, i) => new ConditionOutcome(c, a.Metrics[i].Read(tally)))],
            Balance = a.Award.BestBalance is { } balance ? BalanceOf(balance, lines) : null,
        })];

    /// <summary>Grants the awards of one scheme within a store.</summary>
    /// <param name="candidates">From <see cref="Candidates"/>, of everyone of the store with the scheme: those with a place by rank, then those without.</param>
    /// <param name="places">The places that there are; who has none cannot be the best at anything.</param>
    internal static AwardOutcome[][] Decide(IReadOnlyList<AwardOutcome[]> candidates, ScoreRank[] places)
    {
        var ranked = candidates.Take(places.Length).ToArray();
        var bestBalances = candidates[0].Select((_, award) => ranked.Max(d => d[award].Balance is { IsFlagged: false } balance ? balance.Worse : (decimal?)null)).ToArray();
        return [.. candidates.Select((outcomes, i) =>
            outcomes.Select((o, award) => Grant(o, i < places.Length ? places[i] : null, bestBalances[award])).ToArray())];
    }

    private static AwardOutcome Grant(AwardOutcome outcome, ScoreRank? place, decimal? bestBalance)
    {
        var award = outcome.Award;
        var isGranted = outcome.Conditions.All(c => c.Holds)
            && (award.TopPercent is not { } percent || place?.Place <= Math.Round((place?.Of ?? 0) * percent / 100, MidpointRounding.AwayFromZero))
            && (award.Best is null || place?.Place == 1)
            && (award.BestBalance is null || (place is not null && outcome.Balance is { Worse: > 0, IsFlagged: false } balance && balance.Worse == bestBalance));
        return outcome with { IsGranted = isGranted, Place = award.TopPercent is null && award.Best is null ? null : place };
    }

    private static Balance? BalanceOf(BalanceOf items, IReadOnlyList<ScoreLine> lines)
    {
        var qualities = items.Quality.Select(item => (Item: item, Share: ShareOf(item, lines))).Where(q => q.Share is not null).ToArray();
        if (ShareOf(items.Volume, lines) is not { } volume || qualities.Length == 0)
        {
            return null;
        }

        // Good answers do not make up for work that has to be done again: the worst side of the quality counts.
        var (worst, quality) = qualities.MinBy(q => q.Share);
        return new(volume, quality!.Value, items.FlagBeyond is { } beyond && Math.Abs(volume - quality.Value) > beyond) { WorstQuality = worst };
    }

    private static decimal? ShareOf(string item, IReadOnlyList<ScoreLine> lines) =>
        lines.First(l => l.Item.Id == item) is { Counts: true } line ? line.Share.Value : null;
}
