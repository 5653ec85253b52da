using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Scoring;

public sealed class ScoreCalculatorTests
{
    private static readonly LinearRule Identity = new(0, 1);

    [Fact]
    public void Forty_thirty_twenty_ten_by_hand()
    {
        // Source: 000. Satisfaction 17 of 20 → 40 × (0.85 - 0.60) / 0.30 = 33.33; on time 15 of 20 → 30 × (0.75 - 0.50) / 0.50 = 15;
        // parts turnover 6 of a target of 8 → 20 × 0.75 = 15; training marked 80 → 10 × 0.80 = 8. Together 71.33: pass.
        var facts = Given.Figures(("parts.turnover", 6), ("training.plan", 80));
        for (var i = 0; i < 20; i++)
        {
            var order = Given.Order("li") with { PromisedAt = Given.Opened + Duration.FromHours(i < 15 ? 1 : 0.5) };
            facts.Add(Given.Service(order, i < 17 ? 5 : 2));
        }

        var score = Given.Score(facts, Given.Scheme(
            Given.Item("satisfaction.rate", 40, new LinearRule(0.60m, 0.90m)),
            Given.Item("repair.on_time_rate", 30, new LinearRule(0.50m, 1.00m)),
            Given.Item("parts.turnover", 20, new RatioRule(8, 1)),
            Given.Item("training.plan", 10, new RatingRule())));

        Assert.Equal([33.33m, 15m, 15m, 8m], score.Lines.Select(l => l.Points));
        Assert.Equal(71.33m, score.Total);
        Assert.Equal("pass", score.Grade);

        // Wilson, 17 of 20 at 95%: 0.640 to 0.948.
        Assert.Equal((0.64m, 0.948m), (score.Lines[0].Interval!.Value.Low, score.Lines[0].Interval!.Value.High));
    }

    [Fact]
    public void A_missing_item_gives_its_weight_to_the_others()
    {
        // No promise, so 30 of 100 drop out; 70 stay. Satisfaction 1/2 → 40 × 100/70 × 1/2 = 28.57; hours all → 30 × 100/70 = 42.86. Sum 71.43.
        var facts = Given.Facts().Add(Given.Service(Given.Order("li"), 5)).Add(Given.Service(Given.Order("li"), 1));
        var score = Given.Score(facts, Given.Scheme(
            Given.Item("satisfaction.rate", 40, Identity),
            Given.Item("repair.on_time_rate", 30, Identity),
            Given.Item("repair.average_hours", 30, new LinearRule(48, 1))));

        Assert.Equal([28.57m, 0m, 42.86m], score.Lines.Select(l => l.Points));
        Assert.Equal(71.43m, score.Total);
        Assert.Equal(new LineNote.NoValue(MissingPolicy.Redistribute), score.Lines[1].Note);
        Assert.Equal(30, score.Lines[1].Item.Weight);
        Assert.Equal(0, score.Lines[1].EffectiveWeight.Value);
        Assert.Equal(57.142857m, Math.Round(score.Lines[0].EffectiveWeight.Value, 6));
    }

    [Fact]
    public void Tier_points_and_deductions_scale_with_their_items_weight()
    {
        // 5 of 10 points drop out, so the tier item's 5 count as 10: 19 of 20 = 95% deducts 1 of 5, which is 8 of 10.
        var facts = Given.Facts();
        for (var i = 0; i < 20; i++)
        {
            facts.Add(i < 19 ? Given.Service(Given.Order("li"), 5) : Given.Service(Given.Order("li")));
        }

        var tiers = new TiersRule([new(Bound.AtLeast(0.98m), null, 0), new(Bound.AtLeast(0.95m), null, 1)], 0);
        var score = Given.Score(facts, Given.Scheme(
            Given.Item("satisfaction.response_rate", 5, tiers), Given.Item("repair.on_time_rate", 5, Identity)));

        Assert.Equal(8, score.Lines[0].Points);
        Assert.Equal(new LineNote.NotDistinguishable(0.98m), score.Lines[0].Note);
    }

    [Fact]
    public void A_missing_item_can_count_as_full_or_as_nothing()
    {
        var facts = Given.Facts().Add(Given.Service(Given.Order("li"), 5));
        var score = Given.Score(facts, Given.Scheme(
            Given.Item("satisfaction.rate", 50, Identity),
            Given.Item("report.filed", 30, Identity, MissingPolicy.Zero),
            Given.Item("complaint.speed", 20, Identity, MissingPolicy.Full)));

        Assert.Equal([50m, 0m, 20m], score.Lines.Select(l => l.Points));
    }

    [Fact]
    public void Below_the_minimum_sample_an_item_counts_as_missing_and_says_so()
    {
        var facts = Given.Facts();
        for (var i = 0; i < 4; i++)
        {
            facts.Add(Given.Service(Given.Order("li"), 1));
        }

        var scheme = Given.Scheme(
            Given.Item("satisfaction.rate", 60, Identity, minimumSample: 5), Given.Item("repair.within_24h_rate", 40, Identity));

        var four = Given.Score(facts, scheme);
        Assert.Equal(100, four.Total);
        Assert.Equal(new LineNote.SmallSample(5, MissingPolicy.Redistribute), four.Lines[0].Note);
        Assert.Equal(40, Given.Score(facts.Add(Given.Service(Given.Order("li"), 1)), scheme).Total);
    }

    [Fact]
    public void Halves_of_the_sum_are_rounded_away_from_zero()
    {
        // 1 of 8 on a weight of 1 is 0.125, 3 of 8 is 0.375: together 0.50, so only one of them shows a hundredth more. 0.125 alone is 0.13.
        var facts = Given.Facts();
        for (var i = 0; i < 8; i++)
        {
            facts.Add(Given.Service(Given.Order("li", hours: i < 3 ? 1 : 30), i < 1 ? 5 : 1));
        }

        var score = Given.Score(facts, Given.Scheme(Given.Item("satisfaction.rate", 1, Identity), Given.Item("repair.within_24h_rate", 1, Identity)));
        Assert.Equal([0.13m, 0.37m], score.Lines.Select(l => l.Points));
        Assert.Equal(0.50m, score.Total);
        Assert.Equal(0.13m, Given.Score(facts, Given.Scheme(Given.Item("satisfaction.rate", 1, Identity))).Total);
    }

    [Fact]
    public void Equal_totals_share_a_rank_and_the_next_one_is_skipped()
    {
        var facts = Given.Facts();
        foreach (var (staff, rating) in new[] { ("zhao", 3), ("wang", 4), ("chen", 4), ("sun", 5) })
        {
            facts.Add(Given.Service(Given.Order(staff), rating));
        }

        var scores = Given.Scores(facts, Given.Scheme(Given.Item("satisfaction.mean", 100, new LinearRule(1, 5))));
        Assert.Equal(
            [("sun", 1, 4), ("chen", 2, 4), ("wang", 2, 4), ("zhao", 4, 4)],
            scores.Select(s => (s.Staff.StaffId.Value, s.Rank!.Value.Place, s.Rank.Value.Of)));
    }

    [Fact]
    public void Someone_with_only_open_orders_is_not_measured()
    {
        var facts = Given.Facts().Add(Given.Unasked(Given.Order("idle", hours: null))).Add(Given.Service(Given.Order("li"), 5));
        var score = Given.Score(facts, Given.Scheme(Given.Item("satisfaction.rate", 100, Identity)));
        Assert.Equal("li", score.Staff.StaffId.Value);
        Assert.Equal(new ScoreRank(1, 1), score.Rank);
    }

    [Fact]
    public void Internal_orders_do_not_count()
    {
        var facts = Given.Facts()
            .Add(Given.Service(Given.Order("li"), 5))
            .Add(Given.Service(Given.Order("li", hours: 40) with { ServiceType = ServiceType.Internal }, 1))
            .Add(Given.Service(Given.Order("ma") with { ServiceType = ServiceType.Internal }, 5));
        var score = Given.Score(facts, Given.Scheme(Given.Item("satisfaction.rate", 50, Identity), Given.Item("repair.within_24h_rate", 50, Identity)));
        Assert.Equal(100, score.Total);
        Assert.Equal(1, score.Lines[1].Metric!.Value.Sample);
    }

    [Fact]
    public void Average_hours_are_exact_and_shown_in_hours()
    {
        // 1 h and 1 h 20 min: 7/3 h over 2 orders; 10 × (7/6 - 2) / (1 - 2) = 8.33.
        var facts = Given.Facts().Add(Given.Unasked(Given.Order("li"))).Add(Given.Unasked(Given.Order("li", hours: 4 / 3d)));
        var score = Given.Score(facts, Given.Scheme(Given.Item("repair.average_hours", 10, new LinearRule(2, 1))));
        Assert.Equal(8.33m, score.Total);
        Assert.Equal(2.333333m, Math.Round(score.Lines[0].Metric!.Value.Numerator, 6));
        Assert.Equal(2, score.Lines[0].Metric!.Value.Denominator);
    }

    [Fact]
    public void A_day_counts_as_within_24_hours_to_its_last_moment()
    {
        var facts = Given.Facts().Add(Given.Unasked(Given.Order("li", hours: 24)))
            .Add(Given.Unasked(Given.Order("li") with { CompletedAt = Given.Opened + Duration.FromHours(24) + Duration.FromTicks(1) }));
        Assert.Equal(50, Given.Score(facts, Given.Scheme(Given.Item("repair.within_24h_rate", 100, Identity))).Total);
    }

    [Fact]
    public void An_order_completed_in_another_month_counts_as_opened_only()
    {
        var later = Given.Order("li") with { CompletedAt = Given.Opened + Duration.FromDays(30) };
        var facts = Given.Facts().Add(Given.Service(Given.Order("li"), 5)).Add(Given.Service(later, 1));
        var score = Given.Score(facts, Given.Scheme(Given.Item("satisfaction.rate", 50, Identity), Given.Item("orders.completion_rate", 50, Identity)));
        Assert.Equal([50m, 25m], score.Lines.Select(l => l.Points));
    }

    [Fact]
    public void The_total_is_held_within_the_scale()
    {
        var facts = Given.Figures(("volume", 300));
        Assert.Equal(100, Given.Score(facts, Given.Scheme(Given.Item("volume", 100, new RatioRule(100, 2)))).Total);
    }
}
