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
    [InlineData(0.60, 0.90, 0.90, 0.90, false)]
    [InlineData(0.60, 0.90, 0.90, 0.91, true)]
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

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Where_a_rule_has_no_distance_its_limit_is_no_second_mistake(int limit) =>
        Assert.Equal([".to"], new LinearRule(1, 1, limit).Problems(10).Select(p => p.JsonPath));

    private static readonly (ScoringRule Rule, Ratio Value, Ratio Share, string Working)[] Sums =
    [
        (new LinearRule(0.6m, 0.9m), new(3, 5), Ratio.Zero, "0"),
        (new LinearRule(0.6m, 0.9m), new(17, 20), new(5, 6), "40 × (v − 0.60) ÷ (0.90 − 0.60)"),
        (new LinearRule(0.6m, 0.9m), new(9, 10), Ratio.One, "40"),
        (new LinearRule(0.6m, 0.9m), new(0, 1), Ratio.Zero, "0"),
        (new LinearRule(480, 120), new(960, 2), Ratio.Zero, "0"),
        (new LinearRule(480, 120), new(840, 2), new(120, 720), "40 × (v − 480) ÷ (120 − 480)"),
        (new LinearRule(480, 120), new(240, 2), Ratio.One, "40"),
        (new LinearRule(480, 120), new(500, 1), Ratio.Zero, "0"),
        (new RatioRule(120, 1.2m), new(0, 1), Ratio.Zero, "0"),
        (new RatioRule(120, 1.2m), new(-1, 1), Ratio.Zero, "0"),
        (new RatioRule(120, 1.2m), new(180, 2), new(180, 240), "40 × v ÷ 120"),
        (new RatioRule(120, 1.2m), new(220, 2), new(220, 240), "40 × v ÷ 120"),
        (new RatioRule(120, 1.2m), new(288, 2), Ratio.Of(1.2m), "40 × 1.2"),
        (new RatioRule(120, 1.2m), new(200, 1), Ratio.Of(1.2m), "40 × 1.2"),
        (new RatingRule(), new(0, 1), Ratio.Zero, "0"),
        (new RatingRule(), new(-1, 1), Ratio.Zero, "0"),
        (new RatingRule(), new(175, 2), new(175, 200), "40 × v ÷ 100"),
        (new RatingRule(), new(200, 2), Ratio.One, "40"),
        (new RatingRule(), new(101, 1), Ratio.One, "40"),
        (new AllOrNothingRule(Bound.AtLeast(85)), new(170, 2), Ratio.One, "40"),
        (new AllOrNothingRule(Bound.AtLeast(85)), new(169, 2), Ratio.Zero, "0"),
        (Feedback, new(1, 1), new(40, 40), "40"),
        (Feedback, new(95, 100), new(39, 40), "40 × 39 ÷ 40"),
        (Feedback, new(0, 1), new(0, 40), "0"),
        (new RankTiersRule([new(Top(0.1m), null, 0), new(Top(0.25m), 30, null)], 1.5m), new(1, 10), new(40, 40), "40"),
        (new RankTiersRule([new(Top(0.1m), null, 0), new(Top(0.25m), 30, null)], 1.5m), new(2, 10), new(30, 40), "40 × 30 ÷ 40"),
        (new RankTiersRule([new(Top(0.1m), null, 0), new(Top(0.25m), 30, null)], 1.5m), new(3, 10), new(1.5m, 40), "40 × 1.5 ÷ 40"),
    ];

    public static TheoryData<int> SumsInTurn => [.. Enumerable.Range(0, Sums.Length)];

    /// <summary>The ends count as all and as nothing, also in the words, and what lies between is an exact quotient.</summary>
    [Theory]
    [MemberData(nameof(SumsInTurn))]
    public void A_share_is_exact_and_its_working_leads_to_it(int index)
    {
        var (rule, value, share, working) = Sums[index];
        Assert.Equal(share, rule.ShareOf(value, 40));
        Assert.Equal(working, rule.Working(value, "v", "40", 40));
    }

    [Theory]
    [InlineData(BoundKind.AtLeast, "≥5", false, true, true, true)]
    [InlineData(BoundKind.Above, ">5", false, false, true, true)]
    [InlineData(BoundKind.AtMost, "≤5", true, true, false, false)]
    [InlineData(BoundKind.Below, "<5", true, false, false, false)]
    [InlineData(BoundKind.Top, "top 5", true, true, false, false)]
    public void A_bound_holds_on_its_side(BoundKind kind, string text, bool below, bool on, bool above, bool isFloor)
    {
        var bound = new Bound(kind, 5);
        Assert.Equal([below, on, above], new Ratio[] { new(499, 100), new(10, 2), new(501, 100) }.Select(bound.Holds));
        Assert.Equal((text, isFloor), (bound.Describe("5"), bound.IsFloor));
    }

    [Fact]
    public void Points_jump_at_the_borders_of_tiers_and_of_all_or_nothing()
    {
        Assert.Equal([0.98m, 0.95m, 0.85m], Feedback.Steps);
        Assert.Equal([85m], new AllOrNothingRule(Bound.AtLeast(85)).Steps);
        Assert.Empty(new LinearRule(0, 1).Steps);
    }

    [Fact]
    public void A_rule_is_made_again_from_its_arguments() => Assert.All(Sums.Select(s => s.Rule), rule =>
    {
        Assert.Same(RuleCatalog.Find(rule.Type.Name), rule.Type);
        var said = rule.Arguments.Select(a => a.Name).ToList();
        Assert.Equal(rule.Type.Parameters.Where(p => p.IsRequired || said.Contains(p.Name)).Select(p => p.Name), said);
        var made = rule.Type.Create(new RuleArguments(rule.Arguments));
        Assert.Equal((rule.GetType(), rule.Describe()), (made.GetType(), made.Describe()));
    });

    [Fact]
    public void There_is_no_rule_of_another_name_and_no_grade_below_the_last_step()
    {
        Assert.Null(RuleCatalog.Find("Linear"));
        Assert.Equal(["good", "good", null], new[] { 80m, 60m, 59.99m }.Select((Scoring.Given.Scheme() with { Grades = [new(60, "good")] }).GradeOf));
    }

    [Fact]
    public void Rules_explain_themselves_in_words()
    {
        Assert.Equal("all points at ≥85, otherwise none", new AllOrNothingRule(Bound.AtLeast(85)).Explain().En);
        Assert.Equal("in proportion to the target of 120, at most ×1.2", new RatioRule(120, 1.2m).Explain().En);
        Assert.Equal("no points at 0.60, all at 0.90, evenly in between", new LinearRule(0.6m, 0.9m).Explain().En);
        Assert.Equal("no points at 0.40, all at 0.25, evenly in between, within reason to 0.15", new LinearRule(0.4m, 0.25m, 0.15m).Explain().En);
        Assert.Equal("a share of 100", new RatingRule().Explain().En);
        Assert.Equal("≥0.98 full, ≥0.95 −1 points, ≥0.85 −2 points, otherwise 0", Feedback.Explain().En);
        Assert.Equal("≥0.98 满分，≥0.95 −1 分，≥0.85 −2 分，其余 0", Feedback.Explain().ZhCn);
        Assert.Equal("top 0.10 10 points, otherwise 1.5", new RankTiersRule([new(Top(0.1m), 10, null)], 1.5m).Explain().En);
        Assert.Equal("前 0.10 10 分，其余 1.5", new RankTiersRule([new(Top(0.1m), 10, null)], 1.5m).Explain().ZhCn);
    }

    [Fact]
    public void What_a_rule_need_not_say_is_nothing_for_the_rest_and_a_cap_of_once()
    {
        Assert.Equal(new RatioRule(120, 1), RatioRule.Kind.Create(new RuleArguments([new("target", 120m)])));
        Assert.Equal(
            ["bound", "from", "target", "tiers", "tiers", "to"],
            RuleCatalog.All.SelectMany(r => r.Parameters).Where(p => p.IsRequired).Select(p => p.Name).Order());
        IReadOnlyList<Tier> tiers = [new(Bound.AtLeast(1), 1, null)];
        Assert.Equal(0, ((TiersRule)TiersRule.Kind.Create(new RuleArguments([new("tiers", tiers)]))).Otherwise);
        Assert.Equal(0, ((RankTiersRule)RankTiersRule.Kind.Create(new RuleArguments([new("tiers", tiers)]))).Otherwise);
    }

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
        Assert.Equal("rank top 0.10: 10, top 0.25: full, else 1.5", new RankTiersRule([new(Top(0.1m), 10, null), new(Top(0.25m), null, null)], 1.5m).Describe());
        Assert.Equal("rating of 100", new RatingRule().Describe());
    }

    private static decimal Points(ScoringRule rule, decimal value, decimal weight) => rule.ShareOf(Ratio.Of(value), weight).TimesRounded(weight, 2);

    private static Bound Top(decimal share) => new(BoundKind.Top, share);
}
