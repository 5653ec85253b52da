using System.Globalization;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Scoring.Adjustments;

namespace KpiFunctions.Domain.Tests.Scoring;

public sealed class AdjustmentTests
{
    private static readonly Scheme Scheme = Given.Scheme(
        Given.Item("rating.month", 90, new RatingRule()), Given.Item("report.filed", 10, new AllOrNothingRule(Bound.AtLeast(1))));

    // Source: 002, a report that is late costs 2 a day: 3 days are -6.
    [Fact]
    public void Three_days_late_are_six_points()
    {
        var score = Score(new() { Id = "late", Metric = "report.days_late", Each = -2 }, 3);
        Assert.Equal(-6, score.Adjustments[0].Points);
        Assert.Equal(94, score.Total);
    }

    [Theory]
    [InlineData(4, -8, AdjustmentLimit.None)]
    [InlineData(5, -10, AdjustmentLimit.None)]
    [InlineData(6, -10, AdjustmentLimit.Min)]
    public void A_deduction_stops_at_its_cap(int days, double points, AdjustmentLimit limit)
    {
        var applied = Score(new() { Id = "late", Metric = "report.days_late", Each = -2, Min = -10 }, days).Adjustments[0];
        Assert.Equal(((decimal)points, limit), (applied.Points, applied.Limit));
    }

    [Fact]
    public void An_addition_stops_at_its_cap_and_the_total_at_the_scale()
    {
        var score = Score(new() { Id = "referral", Metric = "report.days_late", Each = 2, Max = 5 }, 3);
        Assert.Equal((5m, AdjustmentLimit.Max), (score.Adjustments[0].Points, score.Adjustments[0].Limit));
        Assert.Equal(100, score.Total);
        var exactly = Score(new() { Id = "referral", Metric = "report.days_late", Each = 2, Max = 6 }, 3).Adjustments[0];
        Assert.Equal((6m, AdjustmentLimit.None), (exactly.Points, exactly.Limit));
    }

    [Theory]
    [InlineData(3, -6, AdjustmentLimit.None)]
    [InlineData(5, -10, AdjustmentLimit.None)]
    [InlineData(9, -10, AdjustmentLimit.Item)]
    public void A_deduction_from_an_item_takes_no_more_than_the_item_has(int days, double points, AdjustmentLimit limit)
    {
        var applied = Score(new() { Id = "late", Metric = "report.days_late", Each = -2, Forfeits = "report.filed" }, days).Adjustments[0];
        Assert.Equal(((decimal)points, limit), (applied.Points, applied.Limit));
    }

    [Fact]
    public void Two_deductions_share_what_the_item_has()
    {
        var adjustments = Score(3, new() { Id = "one", Metric = "report.days_late", Each = -2, Forfeits = "report.filed" },
            new Adjustment { Id = "two", Metric = "report.days_late", Each = -2, Forfeits = "report.filed" }).Adjustments;
        Assert.Equal([-6m, -4m], adjustments.Select(a => a.Points));
    }

    [Fact]
    public void Without_points_for_each_the_first_occurrence_forfeits_the_item()
    {
        var score = Score(new() { Id = "lost", Metric = "report.days_late", Forfeits = "report.filed" }, 1);
        Assert.Equal((90m, AdjustmentLimit.None), (score.Total, score.Adjustments[0].Limit));
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, -10)]
    public void An_occurrence_that_is_excused_forfeits_nothing(int late, int excused, int points)
    {
        var facts = Given.Figures(("report.filed", 1)).Add(new FigureFact(StaffId.Parse("li"), "report.days_late", late, "on leave") { Excused = excused });
        var adjustment = new Adjustment { Id = "lost", Metric = "report.days_late", Forfeits = "report.filed" };
        var applied = Given.Score(facts, Given.Scheme(Given.Item("report.filed", 10, new AllOrNothingRule(Bound.AtLeast(1)))) with { Adjustments = [adjustment] }).Adjustments[0];
        Assert.Equal((points, late - excused, "on leave"), (applied.Points, applied.Counted, applied.ExcuseReason));
    }

    [Fact]
    public void A_note_is_no_excuse_where_nothing_is_excused()
    {
        var facts = Given.Figures(("report.filed", 1)).Add(new FigureFact(StaffId.Parse("li"), "report.days_late", 1, "list of August"));
        var score = Given.Score(facts, Given.Scheme(Given.Item("report.filed", 10, new RatingRule())) with { Adjustments = [new() { Id = "late", Metric = "report.days_late", Each = -2 }] });
        Assert.Null(score.Adjustments[0].ExcuseReason);
    }

    [Fact]
    public void What_softens_a_deduction_by_all_of_it_is_not_held_back()
    {
        var adjustments = Score(1, new() { Id = "late", Metric = "report.days_late", Each = -5 },
            new Adjustment { Id = "good", Metric = "report.filed", Each = 5, Softens = "late" }).Adjustments;
        Assert.Equal((5m, AdjustmentLimit.None), (adjustments[1].Points, adjustments[1].Limit));
    }

    // Source: 002, late daily reports cost 1 each, leave and stated reasons excused.
    [Fact]
    public void Excused_occurrences_cost_nothing_and_are_shown_with_their_reason()
    {
        var facts = Given.Figures(("report.filed", 1))
            .Add(new FigureFact(StaffId.Parse("li"), "report.days_late", 3, "sick leave on the 4th") { Excused = 1 })
            .Add(new RatingFact(StaffId.Parse("li"), "month", "boss", 100) { Example = "No fault found." });
        var score = Given.Score(facts, Scheme with { Adjustments = [new() { Id = "late", Metric = "report.days_late", Each = -1 }] });
        var applied = Assert.Single(score.Adjustments);
        Assert.Equal((3m, 1m, 2m, -2m), (applied.Metric.Value, applied.Excused, applied.Counted, applied.Points));
        Assert.Equal("sick leave on the 4th", applied.ExcuseReason);
        Assert.Equal(98, score.Total);
    }

    [Theory]
    [InlineData(2, 3, AdjustmentLimit.None)]
    [InlineData(5, 5, AdjustmentLimit.Deduction)]
    public void What_softens_a_deduction_gives_no_more_back_than_it_took(int each, int points, AdjustmentLimit limit)
    {
        // One day late costs 5; softened by 3 × 1 it is −2, by 2 × 5 no more than nothing.
        var adjustments = Score(1, new() { Id = "late", Metric = "report.days_late", Each = -5 },
            new Adjustment { Id = "good", Metric = "report.filed", Each = each == 2 ? 3 : each * 2, Softens = "late" }).Adjustments;
        Assert.Equal((points, limit), (adjustments[1].Points, adjustments[1].Limit));
    }

    [Fact]
    public void Two_that_soften_one_deduction_give_back_no_more_than_it_took_together()
    {
        var adjustments = Score(1, new() { Id = "late", Metric = "report.days_late", Each = -5 }, new Adjustment { Id = "lost", Metric = "report.days_late", Each = -7 },
            new Adjustment { Id = "one", Metric = "report.filed", Each = 3, Softens = "late" }, new Adjustment { Id = "two", Metric = "report.filed", Each = 3, Softens = "late" }).Adjustments;
        Assert.Equal([-5m, -7m, 3m, 2m], adjustments.Select(a => a.Points));
    }

    [Fact]
    public void Where_nothing_was_deducted_there_is_nothing_to_soften() =>
        Assert.Equal(100, Score(0, new() { Id = "late", Metric = "report.days_late", Each = -5 },
            new Adjustment { Id = "good", Metric = "report.filed", Each = 3, Softens = "late" }).Total);

    // 1 of 3 × 4.515 is 1.505, and 1 of 7 × 10.535 too; 0.333… or 0.142857… would be a trace less.
    [Theory]
    [InlineData(3, 4.515)]
    [InlineData(7, 10.535)]
    public void Points_for_a_rate_are_exact_and_rounded_once(int orders, double each)
    {
        var facts = Given.Facts().Add(new ComplaintFact { StaffId = StaffId.Parse("li"), ReceivedAt = Given.Opened });
        for (var i = 0; i < orders; i++)
        {
            facts.Add(Given.Service(Given.Order("li"), 5));
        }

        var scheme = Given.Scheme(Given.Item("satisfaction.rate", 100, new LinearRule(0, 1)));
        var score = Given.Score(facts, scheme with { Adjustments = [new() { Id = "rate", Metric = "complaint.rate", Each = -(decimal)each }] });
        Assert.Equal(-1.51m, score.Adjustments[0].Points);
    }

    // One rating of 87 that weighs 0.04 is a quotient of 3.48 ÷ 0.04; of two decimals below the bar none is lost: 87 × 0.005 = 0.435.
    [Theory]
    [InlineData(0.04, 0.005, 0.44)]
    [InlineData(0.04, 0.004, 0.35)]
    [InlineData(2.5, 0.005, 0.44)]
    public void Points_for_a_weighed_rating_are_exact_and_rounded_once(double weight, double each, double points)
    {
        var facts = Given.Figures(("report.filed", 1)).Add(new RatingFact(StaffId.Parse("li"), "month", "boss", 87) { Weight = (decimal)weight });
        var scheme = Given.Scheme(Given.Item("report.filed", 10, new AllOrNothingRule(Bound.AtLeast(1))));
        var score = Given.Score(facts, scheme with { Adjustments = [new() { Id = "mark", Metric = "rating.month", Each = (decimal)each }] });
        Assert.Equal((decimal)points, score.Adjustments[0].Points);
    }

    /// <summary>Points beyond a million million are held at it, with their sign.</summary>
    [Theory]
    [InlineData("1000", 1_000_000_000, "1000000000000", AdjustmentLimit.None)]
    [InlineData("1000.000001", 1_000_000_000, "1000000000000", AdjustmentLimit.Largest)]
    [InlineData("1000", -1_000_000_000, "-1000000000000", AdjustmentLimit.None)]
    [InlineData("1000.000001", -1_000_000_000, "-1000000000000", AdjustmentLimit.Largest)]
    public void Points_go_up_to_the_most_and_say_when_they_were_held_there(string figure, int each, string points, AdjustmentLimit limit)
    {
        var facts = Given.Figures(("report.filed", 1), ("report.days_late", decimal.Parse(figure, CultureInfo.InvariantCulture)));
        var scheme = Given.Scheme(Given.Item("report.filed", 10, new AllOrNothingRule(Bound.AtLeast(1))));
        var applied = Given.Score(facts, scheme with { Adjustments = [new() { Id = "late", Metric = "report.days_late", Each = each }] }).Adjustments[0];
        Assert.Equal((decimal.Parse(points, CultureInfo.InvariantCulture), limit), (applied.Points, applied.Limit));
    }

    [Fact]
    public void What_did_not_occur_is_not_listed() =>
        Assert.Empty(Score(new() { Id = "late", Metric = "report.days_late", Each = -2 }, 0).Adjustments);

    [Fact]
    public void The_total_never_falls_below_nothing() =>
        Assert.Equal(0, Score(new() { Id = "late", Metric = "report.days_late", Each = -2 }, 500).Total);

    private static StaffScore Score(Adjustment adjustment, int days) => Score(days, adjustment);

    /// <summary>A perfect month of 90 + 10 points, and so many days late.</summary>
    private static StaffScore Score(int days, params Adjustment[] adjustments)
    {
        var facts = Given.Figures(("report.filed", 1), ("report.days_late", days))
            .Add(new RatingFact(StaffId.Parse("li"), "month", "boss", 100) { Example = "No fault found." });
        return Given.Score(facts, Scheme with { Adjustments = adjustments });
    }
}
