using KpiFunctions.Domain.Schemes.Rules;

namespace KpiFunctions.Domain.Tests.Schemes;

public sealed class RuleTests
{
    private static readonly TiersRule Feedback = new(
        [new(Bound.AtLeast(0.98m), null, 0), new(Bound.AtLeast(0.95m), null, 1), new(Bound.AtLeast(0.85m), null, 2)], 0);

    // 0.85 lies (0.85 - 0.60) / (0.90 - 0.60) = 5/6 of the way: 40 × 5/6 = 33.33.
    [Theory]
    [InlineData(0.59, 0)]
    [InlineData(0.60, 0)]
    [InlineData(0.75, 20)]
    [InlineData(0.85, 33.33)]
    [InlineData(0.90, 40)]
    [InlineData(0.95, 40)]
    public void Linear_grows_from_nothing_to_the_whole_weight(double value, double points) =>
        Assert.Equal((decimal)points, Points(new LinearRule(0.60m, 0.90m), (decimal)value, 40));

    // Lower is better: 300 h is half of the way from 480 to 120.
    [Theory]
    [InlineData(500, 0)]
    [InlineData(480, 0)]
    [InlineData(300, 10)]
    [InlineData(120, 20)]
    [InlineData(1, 20)]
    public void Linear_falls_when_it_ends_below_its_start(double value, double points) =>
        Assert.Equal((decimal)points, Points(new LinearRule(480, 120), (decimal)value, 20));

    // Source: 002, information feedback of 5 points: 98% full, 95% less 1, 85% less 2, below that nothing.
    [Theory]
    [InlineData(1, 5)]
    [InlineData(0.98, 5)]
    [InlineData(0.979999, 4)]
    [InlineData(0.95, 4)]
    [InlineData(0.949999, 3)]
    [InlineData(0.85, 3)]
    [InlineData(0.849999, 0)]
    public void Tiers_count_from_their_border_on(double value, double points) =>
        Assert.Equal((decimal)points, Points(Feedback, (decimal)value, 5));

    [Fact]
    public void A_value_exactly_on_a_border_is_on_it_although_its_decimals_never_end()
    {
        // 17/20 = 0.85 exactly; 84/99 = 0.8484… is below.
        Assert.Equal(3, Feedback.ShareOf(new Ratio(17, 20), 5).TimesRounded(5, 2));
        Assert.Equal(0, Feedback.ShareOf(new Ratio(84, 99), 5).Value);
    }

    // Source: 002, an exam below 85 forfeits the item.
    [Theory]
    [InlineData(84.9, 0)]
    [InlineData(85, 5)]
    public void All_or_nothing_gives_the_whole_weight_from_its_bound_on(double value, double points) =>
        Assert.Equal((decimal)points, Points(new AllOrNothingRule(Bound.AtLeast(85)), (decimal)value, 5));

    // 40 × 90/120 = 30; at most 1.2 × 40 = 48.
    [Theory]
    [InlineData(-3, 0)]
    [InlineData(90, 30)]
    [InlineData(120, 40)]
    [InlineData(200, 48)]
    public void Ratio_follows_the_target_up_to_its_cap(double value, double points) =>
        Assert.Equal((decimal)points, Points(new RatioRule(120, 1.2m), (decimal)value, 40));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(87.5, 17.5)]
    [InlineData(120, 20)]
    public void Rating_is_a_share_of_a_hundred(double value, double points) =>
        Assert.Equal((decimal)points, Points(new RatingRule(), (decimal)value, 20));

    // Source: 002, national rank: top 10, 25, 40, 50, 60 % and the last 40 %.
    [Theory]
    [InlineData(0.10, 10)]
    [InlineData(0.11, 8)]
    [InlineData(0.60, 2)]
    [InlineData(0.61, 0)]
    public void Rank_tiers_go_by_the_best_share(double percentile, double points)
    {
        var rule = new RankTiersRule([new(Top(0.10m), 10, null), new(Top(0.25m), 8, null), new(Top(0.60m), 2, null)], 0);
        Assert.Equal((decimal)points, Points(rule, (decimal)percentile, 10));
    }

    // Source: 000, labour cost, the lower the better within reason; and the same for what is better when higher.
    [Theory]
    [InlineData(0.40, 0.25, 0.15, 0.15, false)]
    [InlineData(0.40, 0.25, 0.15, 0.14, true)]
    [InlineData(0.40, 0.25, 0.25, 0.24, true)]
    [InlineData(0.60, 0.90, 0.95, 0.95, false)]
    [InlineData(0.60, 0.90, 0.95, 0.96, true)]
    public void Past_the_limit_nothing_more_is_gained_and_it_is_said(double from, double to, double limit, double value, bool isPast)
    {
        var rule = new LinearRule((decimal)from, (decimal)to, (decimal)limit);
        Assert.Equal(10, Points(rule, (decimal)value, 10));
        Assert.Equal(isPast ? (decimal)limit : null, rule.LimitPassedBy(new((decimal)value, 1)));
        Assert.Empty(rule.Problems(10));
    }

    [Theory]
    [InlineData(0.40, 0.25, 0.26)]
    [InlineData(0.60, 0.90, 0.89)]
    public void A_limit_before_the_end_is_refused(double from, double to, double limit) =>
        Assert.Equal(".limit", Assert.Single(new LinearRule((decimal)from, (decimal)to, (decimal)limit).Problems(10)).JsonPath);

    [Fact]
    public void Rules_describe_themselves_with_their_numbers()
    {
        Assert.Equal("linear 0.40→0.25, within reason to 0.15", new LinearRule(0.4m, 0.25m, 0.15m).Describe());
        Assert.Equal("linear 0.60→0.90", new LinearRule(0.6m, 0.9m).Describe());
        Assert.Equal("linear 480→120", new LinearRule(480, 120).Describe());
        Assert.Equal("linear 0.50→1.00", new LinearRule(0.5m, 1).Describe());
        Assert.Equal("tiers ≥0.98: full, ≥0.95: −1, ≥0.85: −2, else 0", Feedback.Describe());
        Assert.Equal("all or nothing <0.05", new AllOrNothingRule(new(BoundKind.Below, 0.05m)).Describe());
        Assert.Equal("ratio to 120, at most ×1.2", new RatioRule(120, 1.2m).Describe());
    }

    private static decimal Points(ScoringRule rule, decimal value, decimal weight) => rule.ShareOf(Ratio.Of(value), weight).TimesRounded(weight, 2);

    private static Bound Top(decimal share) => new(BoundKind.Top, share);
}
