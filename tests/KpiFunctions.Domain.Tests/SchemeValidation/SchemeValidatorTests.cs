using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.SchemeValidation;
using KpiFunctions.Domain.Tests.Scoring;

namespace KpiFunctions.Domain.Tests.SchemeValidation;

public sealed class SchemeValidatorTests
{
    private static readonly Scheme Sound = Given.Scheme(
        Given.Item("satisfaction.rate", 60, new LinearRule(0.6m, 0.9m)),
        Given.Item("training.exam", 40, new AllOrNothingRule(Bound.AtLeast(85))));

    [Fact]
    public void A_sound_scheme_has_no_problems() => Assert.Empty(SchemeValidator.Validate(Sound));

    [Fact]
    public void A_title_is_left_out_or_says_something()
    {
        var scheme = Sound with
        {
            Items = [Sound.Items[0] with { Title = new([]) }, Sound.Items[1] with { Title = new([new("en", "Exam")]) }],
            Adjustments = [new() { Id = "late", Metric = "report.days_late", Each = -2, Title = new([new("zh-CN", "迟交"), new("en", " ")]) }],
        };

        Assert.Equal(["$.items[0].title", "$.adjustments[0].title"], SchemeValidator.Validate(scheme).Select(p => p.JsonPath));
    }

    [Fact]
    public void Every_problem_is_listed_at_once_with_its_path()
    {
        var scheme = Sound with
        {
            Version = 0,
            Items =
            [
                Given.Item("satisfaction.rat", 60, new LinearRule(1, 1)),
                Given.Item("training.exam", 30, new TiersRule([new(Bound.AtLeast(0.85m), null, 2), new(Bound.AtLeast(0.95m), null, 1)], 0)),
            ],
            Adjustments = [new() { Id = "late", Metric = "report.days_late", Each = -2, Forfeits = "nothing" }],
            Grades = [new(120, "excellent"), new(60, "pass"), new(60, "fail")],
            Awards = [new() { Id = "empty", Reward = new Reward.Amount(0) }],
            Payout = new() { Performance = 3000, Factors = ["orders.unknown"] },
        };

        Assert.Equal(
            [
                "$.version",
                "$.items",
                "$.items[0].metric",
                "$.items[0].rule.to",
                "$.items[1].rule.tiers[1]",
                "$.adjustments[0].forfeits",
                "$.grades[0].atLeast",
                "$.grades[2].atLeast",
                "$.awards[0]",
                "$.awards[0].reward.value",
                "$.payout.factors[0]",
                "$.payout.coefficient",
                "$.payout.factors",
            ],
            SchemeValidator.Validate(scheme).Select(p => p.JsonPath));
    }

    [Theory]
    [InlineData("satisfaction.rate", 0.4, 50, true, "")]
    [InlineData("nothing", 0.4, 50, true, "$.awards[0].bestBalance.quality[0]")]
    [InlineData(null, 0.4, 50, true, "$.awards[0].bestBalance.quality")]
    [InlineData("satisfaction.rate", null, 50, true, "$.awards[0].bestBalance.bonusCut")]
    [InlineData("satisfaction.rate", 0.4, 50, false, "$.awards[0].bestBalance.bonusCut")]
    [InlineData("satisfaction.rate", 0.4, 0, true, "$.awards[0].bestBalance.bonusCut")]
    [InlineData("satisfaction.rate", 0.4, 101, true, "$.awards[0].bestBalance.bonusCut")]
    public void A_balance_names_its_items_and_a_cut_has_a_flag_and_pay_to_be_taken_from(string? quality, double? beyond, int cut, bool pays, string path)
    {
        var scheme = Sound with
        {
            Awards = [new() { Id = "balance", BestBalance = new("training.exam", quality is null ? [] : [quality], (decimal?)beyond, cut), Reward = new Reward.Label("kit") }],
            Payout = pays ? new() { Base = 1000 } : null,
        };
        Assert.Equal(path, string.Join(' ', SchemeValidator.Validate(scheme).Select(p => p.JsonPath)));
    }

    [Fact]
    public void A_misspelt_metric_is_told_what_there_is()
    {
        var problem = Assert.Single(SchemeValidator.Validate(Given.Scheme(Given.Item("repair.on_time", 100, new LinearRule(0, 1)))));
        Assert.Contains("repair.on_time_rate", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_bonus_items_come_on_top_of_the_scale()
    {
        var bonus = Given.Item("praise", 18, new RatingRule()) with { IsBonus = true };
        var scheme = Given.Scheme(Given.Item("satisfaction.rate", 82, new LinearRule(0, 1)), bonus);
        Assert.Empty(SchemeValidator.Validate(scheme));
        Assert.Equal(100, scheme.MaximumTotal);
    }

    [Fact]
    public void Points_with_more_than_two_decimals_are_refused_everywhere()
    {
        var scheme = Given.Scheme(Given.Item("training.exam", 100, new TiersRule([new(Bound.AtLeast(1), 33.333m, null)], 0.001m))) with
        {
            Adjustments = [new() { Id = "a", Metric = "late", Each = -0.0000001m, Min = -0.001m, Max = 0.001m }],
        };
        Assert.Equal(
            ["$.items[0].rule.tiers[0]", "$.items[0].rule.otherwise", "$.adjustments[0].each", "$.adjustments[0].min", "$.adjustments[0].max"],
            SchemeValidator.Validate(scheme).Select(p => p.JsonPath));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 6)]
    public void A_worse_tier_never_gives_more_points_and_none_gives_more_than_the_weight(int better, int worse)
    {
        var rule = new TiersRule([new(Bound.AtLeast(0.9m), better, null), new(Bound.AtLeast(0.8m), worse, null)], worse);
        var isSound = better >= worse && worse <= 5;
        Assert.Equal(isSound, !rule.Problems(5).Any());
    }
}
