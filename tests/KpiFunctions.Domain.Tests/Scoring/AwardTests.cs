using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;

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

    // Source: 001, the top 30%: of 17 people 5.1, so 5; of 2 people 0.6, so 1.
    [Theory]
    [InlineData(17, 5)]
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
            Awards = [new() { Id = "balance", BestBalance = new("volume", "quality_mark", 0.3m), Reward = new Reward.Label("tool-kit") }],
        };
        var outcomes = Given.Scores(facts, scheme).ToDictionary(s => s.Staff.StaffId.Value, s => s.Awards[0]);
        Assert.Equal(["p1"], outcomes.Where(o => o.Value.IsGranted).Select(o => o.Key));
        Assert.Equal(["p0"], outcomes.Where(o => o.Value.Balance!.IsFlagged).Select(o => o.Key));
        Assert.Equal((0.95m, 0.5m, 0.5m), (outcomes["p0"].Balance!.Volume, outcomes["p0"].Balance!.Quality, outcomes["p0"].Balance!.Worse));

        // The two of p0 differ by 0.45, which is not more than that.
        var allowed = scheme with { Awards = [scheme.Awards[0] with { BestBalance = new("volume", "quality_mark", 0.45m) }] };
        Assert.DoesNotContain(Given.Scores(facts, allowed), s => s.Awards[0].Balance!.IsFlagged);
    }

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
