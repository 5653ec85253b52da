using KpiFunctions.Domain.Explanations;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Tests.Scoring;

namespace KpiFunctions.Domain.Tests.Explanations;

public sealed class ScoreExplainerTests
{
    private static readonly LinearRule Satisfaction = new(0.60m, 0.90m);

    [Theory]
    [InlineData(Language.En, "Satisfied of those who answered: 17 ÷ 20 = 85%. Rule: no points at 0.60, all at 0.90, evenly in between; 40 × (17 ÷ 20 − 0.60) ÷ (0.90 − 0.60) = 33.33 points (weight 40). Sample 20, 95% interval 64%–94.8%.")]
    [InlineData(Language.ZhCn, "客户满意率（已评价客户）：17 ÷ 20 = 85%。规则：从 0.60 起得分，到 0.90 得满分，其间按比例；40 × (17 ÷ 20 − 0.60) ÷ (0.90 − 0.60) = 33.33 分（权重 40）。样本 20，95% 区间 64%–94.8%。")]
    [InlineData(Language.ZhTw, "客戶滿意率（已評價客戶）：17 ÷ 20 = 85%。規則：從 0.60 起得分，到 0.90 得滿分，其間按比例；40 × (17 ÷ 20 − 0.60) ÷ (0.90 − 0.60) = 33.33 分（權重 40）。樣本 20，95% 區間 64%–94.8%。")]
    public void A_line_says_its_numbers_rule_and_sum(Language language, string expected)
    {
        var facts = Given.Figures(("exam", 80));
        for (var i = 0; i < 20; i++)
        {
            facts.Add(Given.Service(Given.Order("li"), i < 17 ? 5 : 2));
        }

        var score = Given.Score(facts, Given.Scheme(Given.Item("satisfaction.rate", 40, Satisfaction), Given.Item("exam", 60, new RatingRule())));
        Assert.Equal(expected, ScoreExplainer.Explain(score, language).Lines[0]);
    }

    [Theory]
    [InlineData(5, "Satisfied of those who answered: 1 ÷ 1 = 100%. ")]
    [InlineData(1, "Satisfied of those who answered: 0 ÷ 1 = 0%. ")]
    public void A_rate_of_one_case_is_written_as_a_rate(int mark, string begin)
    {
        var score = Given.Score(Given.Facts().Add(Given.Service(Given.Order("li"), mark)), Given.Scheme(Given.Item("satisfaction.rate", 100, Satisfaction)));
        Assert.StartsWith(begin, ScoreExplainer.Explain(score, Language.En).Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_redistributed_weight_is_written_as_the_sum_that_made_it()
    {
        var score = Given.Score(
            Given.Facts().Add(Given.Service(Given.Order("li"), 5)).Add(Given.Service(Given.Order("li"), 1)),
            Given.Scheme(Given.Item("satisfaction.rate", 40, new LinearRule(0, 1)), Given.Item("repair.on_time_rate", 60, new LinearRule(0, 1))));
        var words = ScoreExplainer.Explain(score, Language.En);
        Assert.Contains("4000 ÷ 40 × (1 ÷ 2 − 0) ÷ (1 − 0) = 50.00 points (weight 40)", words.Lines[0], StringComparison.Ordinal);
        Assert.Equal("Finished as promised: no data; left out, its weight goes to the other items.", words.Lines[1]);
        Assert.Equal("Total 50.00 of 100, grade fail, place 1 of 1 with this scheme in the store; 40% of the scale was measured.", words.Summary);
    }

    [Fact]
    public void A_border_inside_the_interval_is_said()
    {
        var facts = Given.Facts();
        for (var i = 0; i < 20; i++)
        {
            facts.Add(i < 19 ? Given.Service(Given.Order("li"), 5) : Given.Service(Given.Order("li")));
        }

        var score = Given.Score(facts, Given.Scheme(Given.Item("satisfaction.response_rate", 5, new TiersRule([new(Bound.AtLeast(0.98m), null, 0), new(Bound.AtLeast(0.95m), null, 1)], 0))));
        Assert.EndsWith("not distinguishable from the border of 98%.", ScoreExplainer.Explain(score, Language.En).Lines[0], StringComparison.Ordinal);
        Assert.EndsWith("与界限 98% 无法区分。", ScoreExplainer.Explain(score, Language.ZhCn).Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Adjustments_awards_and_pay_are_explained()
    {
        var scheme = Given.Scheme(Given.Item("exam", 100, new RatingRule())) with
        {
            Adjustments = [new() { Id = "late", Metric = "report.days_late", Each = -2, Min = -3 }],
            Awards =
            [
                new() { Id = "bonus", All = [new("exam", Bound.AtLeast(90)), new("bookings", Bound.AtLeast(1))], Reward = new Reward.PercentOfWage(10) },
                new() { Id = "top", TopPercent = 50, Reward = new Reward.Certificate("first") },
            ],
            Payout = new() { Base = 1000, Commissions = [new("bookings", 3)], Deductions = ["penalties"] },
        };
        var facts = Given.Figures(("exam", 80), ("penalties", 20)).Add(new FigureFact(StaffId.Parse("li"), "report.days_late", 3, "sick leave") { Excused = 1 });
        var words = ScoreExplainer.Explain(Given.Score(facts, scheme), Language.En);
        Assert.Equal(["Days that the report was late: 3, of which 1 excused (sick leave). 2 × −2, counted as −3.00 points, the most that is deducted."], words.Adjustments);
        Assert.Equal(
            [
                "bonus (10% of the month's wage): not granted; exam: 80, not within ≥90; Bookings: no data (asked for ≥1).",
                "top (certificate first): granted; place 1 of 1 with this scheme (asked for the top 50%).",
            ],
            words.Awards);
        Assert.Equal(
            [
                "Base pay: 1000 (amount) = 1000.00",
                "Commission (Bookings): held back, there is no Bookings.",
                "Deduction (Penalties of the assessment): −20 (Penalties of the assessment) = −20.00",
                "Total: 980.00",
            ],
            words.Payout);
    }

    /// <summary>What an award brings has the words of the scheme, and pay names the award by its title.</summary>
    [Fact]
    public void Awards_and_the_pay_that_they_move_are_called_by_their_titles()
    {
        var scheme = Given.Scheme(
            Given.Item("volume", 50, new RatingRule()) with { Title = Both("工作量", "Work") }, Given.Item("exam", 50, new RatingRule()) with { Title = Both("质量", "Quality") }) with
        {
            Awards =
            [
                new() { Id = "best", Title = Both("月度优秀", "Best of the month"), Best = AwardPeriod.Month, Reward = new Reward.Certificate("best-of-month") },
                new()
                {
                    Id = "balance", Title = Both("最佳平衡奖", "Best balance"), BestBalance = new("volume", ["exam"], 0.1m, 50),
                    Reward = new Reward.Label("kit", Both("工具套装", "tool kit")),
                },
                new() { Id = "share", Title = Both("达标奖金", "Bonus for both"), All = [new("volume", Bound.AtLeast(1))], Reward = new Reward.PercentOfWage(10) },
            ],
            Payout = new() { Commissions = [new(PayoutPlan.Bonus, 1)], Extras = [PayoutPlan.Wage] },
        };
        var score = Given.Score(Given.Figures(("volume", 90), ("exam", 50), (PayoutPlan.Bonus, 1000), (PayoutPlan.Wage, 5000)), scheme);
        Assert.Equal(
            [
                "月度优秀（证书）：获得；同方案 1 人中第 1 名（要求第 1 名）。",
                "最佳平衡奖（工具套装）：未获得；工作量 90%、质量 50%（质量），失衡。",
                "达标奖金（当月工资的 10%）：获得；volume 90，达到 ≥1。",
            ],
            ScoreExplainer.Explain(score, Language.ZhCn).Awards);
        Assert.Equal(
            [
                "绩效奖金（奖金基数）：1000（奖金基数） × 1（单价） × 0.7（得分÷满分） = 700.00",
                "增加项（当月工资）：5000（当月工资） = 5000.00",
                "工资比例奖金（达标奖金）：5000（当月工资） × 0.1（比例） = 500.00",
                "失衡扣减（最佳平衡奖）：−1200（随业绩的工资） × 0.5（比例） = −600.00",
                "合计：5600.00",
            ],
            ScoreExplainer.Explain(score, Language.ZhCn).Payout);
    }

    private static LocalizedText Both(string chinese, string english) => new([new("zh-CN", chinese), new("en", english)]);

    [Fact]
    public void Every_computed_metric_has_a_name_in_every_language() => Assert.All(MetricCatalog.Ids, id =>
    {
        var title = MetricTitles.Of(id);
        Assert.All([title.ZhCn, title.ZhTw, title.En], t => Assert.NotEqual(id, t));
    });

    [Theory]
    [InlineData("zh-CN", Language.ZhCn)]
    [InlineData("zh-tw", Language.ZhTw)]
    [InlineData("en", Language.En)]
    [InlineData("fr", null)]
    [InlineData(null, null)]
    public void Languages_are_known_by_their_tags(string? tag, Language? language) => Assert.Equal(language, Wording.LanguageOf(tag));
}
