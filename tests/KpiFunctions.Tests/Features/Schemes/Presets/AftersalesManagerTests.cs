using KpiFunctions.Domain.Periods;
using KpiFunctions.Domain.Scoring;
using NodaTime;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>Source: 000. Satisfaction 40 (90 points are the top), efficiency 30, cost 20, training 10; or satisfaction 40 and revenue 30.</summary>
public sealed class AftersalesManagerTests
{
    internal static PresetMonth Example => new PresetMonth("aftersales-manager")
        .Orders(10, (i, o) => o with { StandardHours = 1.8m, ActualHours = 2, PromisedAt = PresetMonth.Opened + Duration.FromMinutes(i < 8 ? 60 : 59) }, i => i < 2 ? 5 : 4)
        .Figure("parts.turnover", 4.5m).Figure("labour.cost_ratio", 0.31m).Figure("training.plan_rate", 0.9m)
        .Figure("training.skill_gain_count", 1).Figure("bonus.base", 2000);

    internal static PresetMonth ExampleWithRevenue => new PresetMonth("aftersales-manager-revenue")
        .Orders(10, (_, o) => o with { PromisedAt = PresetMonth.Opened + Duration.FromHours(2), Amount = 17_416.67m }, i => i < 5 ? 5 : 4)
        .Figure("parts.turnover", 6).Figure("training.plan_rate", 0.8m);

    [Fact]
    public void Forty_thirty_twenty_ten()
    {
        // Satisfaction: ten ratings that sum to 42 → mean 4.2 × 20 = 84 of 100 → 40 × (84 − 60) ÷ 30 = 32.
        // Efficiency: 10 × 1.8 standard hours ÷ 10 × 2 hours = 0.9 → 15 × (0.9 − 0.7) ÷ 0.3 = 10; 8 of 10 in time → 15 × (0.8 − 0.5) ÷ 0.5 = 9.
        // Cost: turnover 4.5 of 6 → 7.5; labour 0.31 → 10 × (0.31 − 0.40) ÷ (0.25 − 0.40) = 6. Training: 90% of the plan → 9.
        // One skill that brought business: +1. Sum 32 + 10 + 9 + 7.5 + 6 + 9 + 1 = 74.5; the bonus of 2000 follows: 1490.
        var month = Example;
        var score = month.Score();
        Assert.Equal([32m, 10m, 9m, 7.5m, 6m, 9m], score.Lines.Select(l => l.Points));
        Assert.Equal((74.5m, "pass"), (score.Total, score.Grade));
        Assert.Equal(1490, score.Payout!.Total);
        Assert.Equal(
            [("satisfaction", 40m), ("efficiency", 30m), ("cost", 20m), ("training", 10m)],
            month.Scheme.Items.GroupBy(i => i.Group!).Select(g => (g.Key, g.Sum(i => i.Weight))));
    }

    [Theory]
    [InlineData(0.40, 0, false)]
    [InlineData(0.25, 10, false)]
    [InlineData(0.20, 10, false)]
    [InlineData(0.15, 10, false)]
    [InlineData(0.149999, 10, true)]
    [InlineData(0, 10, true)]
    public void Labour_cost_gains_nothing_more_past_what_is_within_reason_and_says_so(double ratio, double points, bool isPast)
    {
        var line = new PresetMonth("aftersales-manager").Figure("labour.cost_ratio", (decimal)ratio).Score().Lines[4];
        Assert.Equal((decimal)points, line.Share.TimesRounded(10, 2));
        Assert.Equal(isPast ? new LineNote.PastReason(0.15m) : null, line.Note);
    }

    [Theory]
    [InlineData(45, 40)]
    [InlineData(46, 40)]
    [InlineData(44, 37.33)]
    [InlineData(30, 0)]
    public void Ninety_points_of_satisfaction_are_the_top_of_the_item(int sumOfTenRatings, double points)
    {
        // 45 ÷ 10 × 20 = 90 → 40; 44 → 88 → 40 × 28 ÷ 30 = 37.33; 30 → 60 → 0. Only this item has data, so it counts as 100: × 2.5.
        var score = new PresetMonth("aftersales-manager").Orders(10, rating: i => (sumOfTenRatings / 10) + (i < sumOfTenRatings % 10 ? 1 : 0)).Score();
        Assert.Equal((decimal)points, score.Lines[0].Item.Rule.ShareOf(score.Lines[0].Metric!.Value.Exact, 40).TimesRounded(40, 2));
        Assert.Equal(100, score.Lines[0].EffectiveWeight.Value);
    }

    [Fact]
    public void The_best_of_month_and_year_get_certificates()
    {
        var score = new PresetMonth("aftersales-manager").Orders(5, rating: _ => 5).Score();
        Assert.Equal(["manager-of-the-month"], score.Awards.Where(a => a.IsGranted).Select(a => a.Award.Id));
        Assert.True(ScorePeriod.TryParse("2026", out var year));
        Assert.Equal(["manager-of-the-year", "promotion"], Assert.Single(PeriodCalculator.Calculate(year, [MonthTotal.Of(score)])).Awards.Select(a => a.Id));
    }

    [Fact]
    public void The_variant_with_revenue_weighs_it_thirty()
    {
        // Satisfaction 4.5 × 20 = 90 → 40; the team's 10 orders of 17,416.67 are 174,166.70 of a month's 183,333.33, 95% → 28.5; 10 of 10 in time → 15; turnover 6 of 6 → 10; plan 80% → 4. Sum 97.5.
        var score = ExampleWithRevenue.Score();
        Assert.Equal([40m, 28.5m, 15m, 10m, 4m], score.Lines.Select(l => l.Points));
        Assert.Equal((97.5m, "excellent"), (score.Total, score.Grade));
    }
}
