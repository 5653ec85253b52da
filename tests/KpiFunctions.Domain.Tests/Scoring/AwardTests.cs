using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Scoring.Payouts;

namespace KpiFunctions.Domain.Tests.Scoring;

public sealed class AwardTests
{
    private static readonly Reward Label = new Reward.Label("promotion-pool");

    // Source: 001, satisfaction of 90% AND timeliness of 100% bring 10% of the month's wage.
    [Theory]
    [InlineData(9, 10, true)]
    [InlineData(8, 10, false)]
    [InlineData(9, 9, false)]
    [InlineData(10, 10, true)]
    public void A_combined_bonus_needs_both_conditions(int satisfied, int inTime, bool isGranted)
    {
        var facts = Given.Figures(("wage", 5000));
        for (var i = 0; i < 10; i++)
        {
            facts.Add(Given.Service(Given.Order("li", hours: i < inTime ? 20 : 30), i < satisfied ? 4 : 3));
        }

        var score = Given.Score(facts, Given.Scheme(Given.Item("satisfaction.rate", 100, new LinearRule(0, 1))) with
        {
            Awards =
            [
                new()
                {
                    Id = "wage-bonus",
                    All = [new("satisfaction.rate", Bound.AtLeast(0.9m)), new("repair.within_24h_rate", Bound.AtLeast(1))],
                    Reward = new Reward.PercentOfWage(10),
                },
            ],
            Payout = new() { Extras = ["wage"] },
        });
        Assert.Equal(isGranted, score.Awards[0].IsGranted);
        Assert.Equal(isGranted ? 5500 : 5000, score.Payout!.Total);
        Assert.Equal([satisfied >= 9, inTime == 10], score.Awards[0].Conditions.Select(c => c.Holds));
    }

    [Fact]
    public void A_condition_without_a_value_does_not_hold()
    {
        var score = Given.Score(Given.Figures(("volume", 1)), Scheme(new Award { Id = "a", All = [new("training.exam", Bound.AtLeast(0))], Reward = Label }));
        Assert.False(score.Awards[0].IsGranted);
        Assert.Null(score.Awards[0].Conditions[0].Metric);
    }

    // Source: 001, the top 30%: of 17 people 5.1, so 5; of 15 people 4.5, so 5; of 2 people 0.6, so 1.
    [Theory]
    [InlineData(17, 5)]
    [InlineData(15, 5)]
    [InlineData(10, 3)]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    public void The_top_share_is_rounded_to_whole_people(int people, int granted) =>
        Assert.Equal(granted, Volumes(Enumerable.Range(1, people), new() { Id = "top-30", TopPercent = 30, Reward = Label }).Count(s => s.Awards[0].IsGranted));

    [Fact]
    public void Those_who_share_the_last_place_of_the_top_are_all_in_it()
    {
        var scores = Volumes([90, 80, 80, 80, 10, 9, 8, 7, 6, 5], new() { Id = "top-30", TopPercent = 30, Reward = Label });
        Assert.Equal(4, scores.Count(s => s.Awards[0].IsGranted));
        Assert.Equal(new ScoreRank(2, 10), scores[3].Awards[0].Place);
    }

    [Fact]
    public void The_best_of_the_month_is_sought_among_those_with_the_same_scheme()
    {
        var clerks = Scheme(new Award { Id = "clerk-of-the-month", Best = AwardPeriod.Month, Reward = new Reward.Certificate("clerk-of-the-month") });
        var others = Scheme() with { Id = SchemeId.Parse("technician") };
        var scores = ScoreCalculator.Calculate(People([90, 80, 70]).Build(), s => new Assignment(null, s.StaffId.Value == "p0" ? others : clerks));
        Assert.Equal(["p1"], scores.Where(s => s.Awards.Any(a => a.IsGranted)).Select(s => s.Staff.StaffId.Value));
        Assert.Equal([(1, 1), (1, 2), (2, 2)], scores.Select(s => (s.Rank!.Value.Place, s.Rank.Value.Of)));
    }

    [Fact]
    public void The_best_of_a_year_is_no_award_of_a_month() =>
        Assert.Empty(Given.Score(People([90]), Scheme(new Award { Id = "y", Best = AwardPeriod.Year, Reward = Label })).Awards);

    [Fact]
    public void The_best_balance_is_the_one_whose_worse_side_is_best_and_imbalance_is_flagged()
    {
        // Volume and quality of 100: p0 has 95 and 50, p1 80 and 78, p2 70 and 90. Worse sides: 0.50, 0.78, 0.70.
        var facts = Given.Facts();
        foreach (var (i, (volume, quality)) in new[] { (95m, 50m), (80m, 78m), (70m, 90m) }.Index())
        {
            facts.Add(new FigureFact(StaffId.Parse($"p{i}"), "volume", volume)).Add(new FigureFact(StaffId.Parse($"p{i}"), "quality_mark", quality));
        }

        var scheme = Given.Scheme(Given.Item("volume", 40, new RatingRule()), Given.Item("quality_mark", 60, new RatingRule())) with
        {
            Awards = [new() { Id = "balance", BestBalance = new("volume", ["quality_mark"], 0.3m), Reward = new Reward.Label("tool-kit") }],
        };
        var outcomes = Given.Scores(facts, scheme).ToDictionary(s => s.Staff.StaffId.Value, s => s.Awards[0]);
        Assert.Equal(["p1"], outcomes.Where(o => o.Value.IsGranted).Select(o => o.Key));
        Assert.Equal(["p0"], outcomes.Where(o => o.Value.Balance!.IsFlagged).Select(o => o.Key));
        Assert.Equal((0.95m, 0.5m, 0.5m), (outcomes["p0"].Balance!.Volume, outcomes["p0"].Balance!.Quality, outcomes["p0"].Balance!.Worse));

        // The two of p0 differ by 0.45, which is not more than that.
        var allowed = scheme with { Awards = [scheme.Awards[0] with { BestBalance = new("volume", ["quality_mark"], 0.45m) }] };
        Assert.DoesNotContain(Given.Scores(facts, allowed), s => s.Awards[0].Balance!.IsFlagged);
    }

    // Source: 001, 50 orders of which 5 came back. The worst of the quality counts, and what has no value does not.
    [Theory]
    [InlineData(90, 95, 60, 0.6, "returns", false)]
    [InlineData(90, 40, 60, 0.4, "answers", true)]
    [InlineData(90, 95, null, 0.95, "answers", false)]
    [InlineData(90, null, 40, 0.4, "returns", true)]
    [InlineData(19, 95, 60, 0.6, "returns", true)]
    public void The_worst_side_of_the_quality_is_weighed_against_the_volume_and_who_is_flagged_has_no_best_balance(
        int volume, int? answers, int? returns, double quality, string worst, bool isFlagged)
    {
        var facts = Given.Facts().Add(new FigureFact(StaffId.Parse("li"), "volume", volume));
        foreach (var (metric, mark) in new[] { ("answers", answers), ("returns", returns) }.Where(f => f.Item2 is not null))
        {
            facts.Add(new FigureFact(StaffId.Parse("li"), metric, mark!.Value));
        }

        var outcome = Given.Score(facts, Balanced(cut: null)).Awards[0];
        Assert.Equal(((decimal)quality, worst, isFlagged), (outcome.Balance!.Quality, outcome.Balance.WorstQuality, outcome.Balance.IsFlagged));
        Assert.Equal(!isFlagged, outcome.IsGranted);
    }

    [Theory]
    [InlineData(0, 50, false)]
    [InlineData(50, 0, false)]
    [InlineData(1, 50, true)]
    [InlineData(50, 1, true)]
    public void Nobody_has_the_best_balance_with_nothing_on_one_side(int volume, int answers, bool isGranted)
    {
        var scheme = Balanced(null) with { Awards = [new() { Id = "balance", BestBalance = new("volume", ["answers"]), Reward = new Reward.Label("kit") }] };
        Assert.Equal(isGranted, Given.Score(Given.Figures(("volume", volume), ("answers", answers), ("returns", 50)), scheme).Awards[0].IsGranted);
    }

    // Performance 1000 × 0.62 = 620; a commission of 300 and a reward of 200 follow results; base and extras do not: 1120 × 25% = 280.
    [Theory]
    [InlineData(90, 280)]
    [InlineData(60, 0)]
    public void Imbalance_costs_a_share_of_the_pay_that_follows_results_and_nothing_of_what_is_fixed(int volume, int cut)
    {
        var facts = Given.Figures(("volume", volume), ("answers", 50), ("returns", 45), ("bookings", 30), ("wage", 500), ("score_mark", 0.62m));
        var scheme = Balanced(cut: 25) with
        {
            Payout = new() { Base = 2000, Performance = 1000, Coefficient = "score_mark", Commissions = [new("bookings", 10, ByScore: false)], Extras = ["wage"] },
        };
        scheme = scheme with { Awards = [.. scheme.Awards, new() { Id = "gift", All = [new("bookings", Bound.AtLeast(1))], Reward = new Reward.Amount(200) }] };
        var pay = Given.Score(facts, scheme).Payout!;
        Assert.Equal(-cut, pay.Terms.Where(t => t.Kind == PayoutTermKind.Imbalance).Sum(t => t.Amount));
        Assert.Equal(2000 + 620 + 300 + 500 + 200 - cut, pay.Total);
    }

    // 1000 follow results. Of flags that cost, the dearest counts, and of two alike the first; one that is not set or costs nothing does not.
    [Theory]
    [InlineData(10, 25, 0.4, 0.4, "two", 250)]
    [InlineData(25, 10, 0.4, 0.4, "one", 250)]
    [InlineData(25, 25, 0.4, 0.4, "one", 250)]
    [InlineData(10, 25, 0.4, 0.5, "one", 100)]
    [InlineData(null, 10, 0.4, 0.4, "two", 100)]
    [InlineData(25, null, 0.5, 0.4, null, 0)]
    public void Of_several_flags_the_dearest_costs_and_only_it(int? cut, int? other, double beyond, double otherBeyond, string? source, int lost)
    {
        var scheme = Balanced(null) with
        {
            Awards =
            [
                new() { Id = "one", BestBalance = new("volume", ["returns"], (decimal)beyond, cut), Reward = new Reward.Label("kit") },
                new() { Id = "two", BestBalance = new("volume", ["returns"], (decimal)otherBeyond, other), Reward = new Reward.Label("kit") },
            ],
            Payout = new() { Performance = 1000, Coefficient = "score_mark" },
        };

        // The two differ by 0.5, which is more than 0.4 and not more than 0.5.
        var pay = Given.Score(Given.Figures(("volume", 90), ("answers", 50), ("returns", 40), ("score_mark", 1)), scheme).Payout!;
        var term = pay.Terms.SingleOrDefault(t => t.Kind == PayoutTermKind.Imbalance);
        Assert.Equal((source, 1000m - lost), (term?.Source, pay.Total));
    }

    private static Scheme Balanced(decimal? cut) => Given.Scheme(
        Given.Item("volume", 40, new RatingRule()), Given.Item("answers", 40, new RatingRule()), Given.Item("returns", 20, new RatingRule())) with
    {
        Awards = [new() { Id = "balance", BestBalance = new("volume", ["answers", "returns"], 0.4m, cut), Reward = new Reward.Label("tool-kit") }],
    };

    private static Scheme Scheme(params Award[] awards) => Given.Scheme(Given.Item("volume", 100, new RatingRule())) with { Awards = awards };

    private static MonthFactsBuilder People(IEnumerable<int> volumes)
    {
        var facts = Given.Facts();
        foreach (var (i, volume) in volumes.Index())
        {
            facts.Add(new FigureFact(StaffId.Parse($"p{i}"), "volume", volume));
        }

        return facts;
    }

    private static IReadOnlyList<StaffScore> Volumes(IEnumerable<int> volumes, Award award) => Given.Scores(People(volumes), Scheme(award));
}
