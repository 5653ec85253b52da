using KpiFunctions.Domain.Explanations;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Domain.Tests.Scoring;

/// <summary>How much was measured, and what becomes of those of whom little or nothing was.</summary>
public sealed class CoverageTests
{
    private static readonly LinearRule Identity = new(0, 1);

    [Fact]
    public void Coverage_is_the_share_of_the_scale_that_was_measured()
    {
        // Two orders and no answer: 20 of 100 were measured; bonus items are beside the scale.
        var facts = Given.Facts().Add(Given.Unasked(Given.Order("li"))).Add(Given.Unasked(Given.Order("li")));
        var score = Given.Score(facts, Given.Scheme(
            Given.Item("satisfaction.rate", 50, Identity),
            Given.Item("repair.within_24h_rate", 20, Identity),
            Given.Item("report.filed", 30, Identity, MissingPolicy.Full),
            Given.Item("orders.completed", 5, new RatioRule(1, 1)) with { IsBonus = true }));
        Assert.Equal(0.2m, score.Coverage.Value);
    }

    [Theory]
    [InlineData(0.2, 100, "excellent", 1)]
    [InlineData(0.200001, 100, null, null)]
    public void Below_the_minimum_there_is_a_total_but_neither_grade_nor_place(double minimum, int total, string? grade, int? place)
    {
        var scheme = Given.Scheme(Given.Item("satisfaction.rate", 80, Identity), Given.Item("repair.within_24h_rate", 20, Identity)) with
        {
            MinimumCoverage = (decimal)minimum,
            Awards = [new() { Id = "best", Best = AwardPeriod.Month, Reward = new Reward.Certificate("best") }],
        };
        var facts = Given.Facts().Add(Given.Unasked(Given.Order("new"))).Add(Given.Service(Given.Order("old"), 4)).Add(Given.Service(Given.Order("old"), 1));
        var scores = Given.Scores(facts, scheme);
        var fresh = scores.Single(s => s.Staff.StaffId.Value == "new");
        Assert.Equal(((decimal)total, grade, place, place is not null), (fresh.Total, fresh.Grade, fresh.Rank?.Place, fresh.Awards[0].IsGranted));
        var old = scores.Single(s => s != fresh);
        Assert.Equal(new ScoreRank(place is null ? 1 : 2, place is null ? 1 : 2), old.Rank);
        Assert.Equal(place is null, ScoreExplainer.Explain(fresh, Language.En).Summary.Contains("Only 20% of the scale was measured, less than the 20% ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MissingPolicy.Redistribute, null)]
    [InlineData(MissingPolicy.Full, null)]
    [InlineData(MissingPolicy.Zero, 40)]
    public void A_month_without_any_record_has_a_result_when_an_item_counts_as_zero(MissingPolicy policy, int? total)
    {
        var facts = Given.Facts().AddStaff(StaffId.Parse("li"));
        var scheme = Given.Scheme(Given.Item("satisfaction.rate", 60, Identity, policy), Given.Item("complaint.rate", 40, Identity, MissingPolicy.Full));
        var scores = Given.Scores(facts, scheme);
        Assert.Equal(total, scores.SingleOrDefault()?.Total);
        if (total is not null)
        {
            Assert.Equal((0m, new ScoreRank(1, 1)), (scores[0].Coverage.Value, scores[0].Rank));
        }
    }

    [Fact]
    public void Weight_that_drops_out_goes_to_what_was_measured_or_counts_as_zero_and_not_to_what_is_full_without_data()
    {
        // 30 drop out: the 30 measured and the 20 of zero take them, which makes 48 and 32; full without data stays 20.
        var facts = Given.Facts().Add(Given.Unasked(Given.Order("li")));
        var score = Given.Score(facts, Given.Scheme(
            Given.Item("satisfaction.rate", 30, Identity),
            Given.Item("repair.within_24h_rate", 30, Identity),
            Given.Item("report.filed", 20, Identity, MissingPolicy.Zero),
            Given.Item("complaint.speed", 20, Identity, MissingPolicy.Full)));
        Assert.Equal([0m, 48m, 32m, 20m], score.Lines.Select(l => l.EffectiveWeight.Value));
        Assert.Equal(68, score.Total);
    }

    [Fact]
    public void Where_nothing_drops_out_every_weight_is_as_the_scheme_states_it()
    {
        var facts = Given.Facts().Add(Given.Unasked(Given.Order("li")));
        var score = Given.Score(facts, Given.Scheme(
            Given.Item("repair.within_24h_rate", 50, Identity),
            Given.Item("report.filed", 30, Identity, MissingPolicy.Zero),
            Given.Item("complaint.speed", 20, Identity, MissingPolicy.Full)));
        Assert.Equal([new Ratio(50, 1), new(30, 1), new(20, 1)], score.Lines.Select(l => l.EffectiveWeight));
    }

    [Fact]
    public void A_bonus_keeps_its_weight_when_others_drop_out()
    {
        var facts = Given.Facts().Add(Given.Unasked(Given.Order("li")));
        var score = Given.Score(facts, Given.Scheme(
            Given.Item("satisfaction.rate", 50, Identity),
            Given.Item("repair.within_24h_rate", 50, Identity),
            Given.Item("orders.completed", 5, new RatioRule(1, 1)) with { IsBonus = true },
            Given.Item("complaint.speed", 3, Identity, MissingPolicy.Zero) with { IsBonus = true }));
        Assert.Equal([0m, 100m, 5m, 3m], score.Lines.Select(l => l.EffectiveWeight.Value));
    }

    [Fact]
    public void Rates_have_an_interval_also_of_all_and_other_quotients_have_none()
    {
        var order = Given.Order("li") with { StandardHours = 1, ActualHours = 2 };
        var facts = Given.Facts().Add(Given.Service(order, 5)).Add(new ComplaintFact { StaffId = StaffId.Parse("li"), ReceivedAt = Given.Opened })
            .Add(new ComplaintFact { StaffId = StaffId.Parse("li"), ReceivedAt = Given.Opened });
        string[] metrics = ["satisfaction.rate", "repair.standard_time_ratio", "complaint.rate"];
        var lines = Given.Score(facts, Given.Scheme([.. metrics.Select(m => Given.Item(m, 10, Identity))])).Lines;

        // 1 of 1 is a rate; 1 of 2 hours is none; 2 complaints of 1 order are no share of it.
        Assert.Equal([true, false, false], lines.Select(l => l.Interval is not null));
    }

    [Fact]
    public void Zero_totals_have_places_and_everyone_is_ranked_among_those_with_the_same_scheme()
    {
        var mark = Given.Scheme(Given.Item("mark", 100, new RatingRule(), MissingPolicy.Zero));
        var other = mark with { Id = SchemeId.Parse("another") };
        var facts = Given.Facts().AddStaff(StaffId.Parse("du"));
        foreach (var (staff, value) in new[] { ("bo", 0), ("an", 0), ("cai", 100), ("x2", 10), ("x1", 20) })
        {
            facts.Add(new FigureFact(StaffId.Parse(staff), "mark", value));
        }

        var scores = ScoreCalculator.Calculate(facts.Build(), s => new Assignment(null, s.StaffId.Value.StartsWith('x') ? other : mark));
        Assert.Equal(
            [("x1", 1, 2), ("x2", 2, 2), ("cai", 1, 4), ("an", 2, 4), ("bo", 2, 4), ("du", 2, 4)],
            scores.Select(s => (s.Staff.StaffId.Value, s.Rank!.Value.Place, s.Rank.Value.Of)));
    }
}
