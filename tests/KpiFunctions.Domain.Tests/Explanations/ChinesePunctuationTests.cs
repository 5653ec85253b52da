using System.Text.RegularExpressions;
using KpiFunctions.Domain.Explanations;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Domain.Tests.Scoring;

namespace KpiFunctions.Domain.Tests.Explanations;

/// <summary>Chinese sentences have Chinese punctuation; only numbers and sums are written as everywhere.</summary>
public sealed partial class ChinesePunctuationTests
{
    [Fact]
    public void Explanations_of_every_kind_have_it()
    {
        var facts = Given.Figures(
            ("exam", 80), ("penalties", 20), ("attendance.rate", 0.9m), ("volume.rate", 0.8m), ("kpi.rate", 0.97m), ("receptions", 7), ("bookings", 3), ("training.exam", 70));
        facts.Add(new FigureFact(StaffId.Parse("li"), "report.days_late", 3, "病假") { Excused = 1 });
        for (var i = 0; i < 20; i++)
        {
            facts.Add(i < 17 ? Given.Service(Given.Order("li"), i < 12 ? 5 : 2) : Given.Service(Given.Order("li")));
        }

        var words = new[] { Language.ZhCn, Language.ZhTw }
            .Select(l => ScoreExplainer.Explain(Given.Score(facts, EverythingScheme()), l))
            .SelectMany(e => new[] { e.Summary }.Concat(e.Lines).Concat(e.Adjustments).Concat(e.Awards).Concat(e.Payout))
            .ToList();

        Assert.True(words.Count > 40, "Too little is explained here.");
        Assert.All(words, HasIt);
    }

    [Fact]
    public void Names_of_metrics_and_grades_have_it() => Assert.All(
        MetricCatalog.Ids.Concat(["satisfaction.factor.attitude", "rating.conduct"]).Select(MetricTitles.Of)
            .Concat(new[] { "excellent", "good", "pass", "fail" }.Select(ScoreExplainer.GradeName))
            .SelectMany(w => new[] { w.ZhCn, w.ZhTw }),
        HasIt);

    [Fact]
    public void Texts_to_customers_have_it() => Assert.All(new[] { OptOutText.TemplateFor("zh-CN"), OptOutText.TemplateFor("zh-TW") }, HasIt);

    [Theory]
    [InlineData("总分 90.00(满分 100)", false)]
    [InlineData("规则:按百分制折算", false)]
    [InlineData("40 × (17 ÷ 20 − 0.60) ÷ (0.90 − 0.60) = 33.33 分（权重 40）。", true)]
    public void The_test_sees_what_is_wrong(string text, bool isRight) => Assert.Equal(isRight, !Ascii().IsMatch(WithoutSums(text)));

    private static Scheme EverythingScheme() => Given.Scheme(
        Given.Item("satisfaction.rate", 10, new LinearRule(0.60m, 0.90m)),
        Given.Item("satisfaction.response_rate", 10, new TiersRule([new(Bound.AtLeast(0.98m), null, 0), new(Bound.AtLeast(0.80m), null, 1)], 0)),
        Given.Item("satisfaction.rate_all", 10, new LinearRule(0, 1), minimumSample: 100),
        Given.Item("exam", 10, new RatingRule()),
        Given.Item("attendance.rate", 10, new AllOrNothingRule(Bound.AtLeast(0.95m))),
        Given.Item("volume.rate", 10, new RatioRule(1, 1.2m)),
        Given.Item("repair.on_time_rate", 10, new LinearRule(0, 1), MissingPolicy.Full),
        Given.Item("parts.turnover", 10, new LinearRule(0, 1), MissingPolicy.Zero),
        Given.Item("labour.cost_ratio", 10, new LinearRule(0.4m, 0.25m, 0.15m)),
        Given.Item("training.exam", 10, new RatingRule())) with
    {
        Adjustments =
        [
            new() { Id = "late", Metric = "report.days_late", Each = -2, Min = -3 },
            new() { Id = "praise", Metric = "bookings", Each = 2, Max = 3 },
            new() { Id = "each", Metric = "receptions", Each = 1 },
            new() { Id = "lost", Metric = "bookings", Forfeits = "exam" },
            new() { Id = "left", Metric = "receptions", Each = -5, Forfeits = "training.exam" },
        ],
        Awards =
        [
            new() { Id = "bonus", All = [new("exam", Bound.AtLeast(90)), new("orders.revenue", Bound.AtLeast(1)), new("attendance.rate", Bound.AtLeast(0.5m))], Reward = new Reward.PercentOfWage(10) },
            new() { Id = "top", TopPercent = 50, Reward = new Reward.Certificate("first") },
            new() { Id = "first", Best = AwardPeriod.Month, Reward = new Reward.Amount(500) },
            new() { Id = "balance", BestBalance = new("exam", ["training.exam", "attendance.rate"], 0.1m, 20), Reward = new Reward.Label("balance") },
        ],
        Payout = new() { Base = 1000, Commissions = [new("bookings", 3), new("orders.revenue", 1)], Deductions = ["penalties"] },
    };

    private static void HasIt(string text) => Assert.False(Ascii().IsMatch(WithoutSums(text)), text);

    /// <summary>Sums keep their brackets.</summary>
    private static string WithoutSums(string text) => Sum().Replace(text, string.Empty);

    [GeneratedRegex("[,;:?!()]|\\p{IsCJKUnifiedIdeographs}\\.")]
    private static partial Regex Ascii();

    [GeneratedRegex(@"\([0-9 .÷×−+]+\)")]
    private static partial Regex Sum();
}
