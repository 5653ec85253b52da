using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Comparison;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Tests.Scoring;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Comparison;

public sealed class ScoreComparisonTests
{
    private static readonly Scheme InForce = Scheme(60, 40);

    [Fact]
    public void Another_weight_shows_who_gains_who_loses_and_whose_rank_flips()
    {
        // a: volume 100, quality 50; b: volume 60, quality 100. 60/40: a 80, b 76. 40/60: a 70, b 84. Pay is 10 a point.
        var comparison = ScoreComparison.Of(Scores(InForce, (100, 50), (60, 100)), Scores(Scheme(40, 60), (100, 50), (60, 100)));
        Assert.Equal([("p0", -10m, -100m), ("p1", 8m, 80m)], comparison.Staff.Select(s => (s.Staff.StaffId.Value, s.TotalDifference, s.PayoutDifference)));
        Assert.Equal([("p0", "p1")], comparison.RankFlips.Select(f => (f.Overtaken.StaffId.Value, f.Overtaking.StaffId.Value)));
        Assert.Equal(["p1"], comparison.Gaining.Select(s => s.Staff.StaffId.Value));
        Assert.Equal(["p0"], comparison.Losing.Select(s => s.Staff.StaffId.Value));
        Assert.Equal(-20, comparison.PayoutDifference);
        Assert.Contains(new PartChange(ScorePart.Line, "volume", 60, 40), comparison.Staff[0].Changes);
        Assert.False(comparison.IsUnchanged);
    }

    [Fact]
    public void The_same_scheme_reports_no_difference_at_all() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte, byte)[]>(),
        marks =>
        {
            var people = marks.Select(m => (m.Item1 % 101m, m.Item2 % 101m)).ToArray();
            var comparison = ScoreComparison.Of(Scores(InForce, people), Scores(Scheme(60, 40), people));
            return comparison is { IsUnchanged: true, RankFlips.Count: 0, PayoutDifference: 0 } && comparison.Staff.Count == people.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Coming_to_share_a_place_is_no_flip()
    {
        var comparison = ScoreComparison.Of(Scores(InForce, (100, 0), (0, 100)), Scores(Scheme(50, 50), (100, 0), (0, 100)));
        Assert.Empty(comparison.RankFlips);
        Assert.Equal([-10m, 10m], comparison.Staff.Select(s => s.TotalDifference));
    }

    [Fact]
    public void Who_is_measured_on_one_side_only_is_shown_with_the_other_side_empty()
    {
        var comparison = ScoreComparison.Of(Scores(InForce, (100, 100)), Scores(InForce));
        var one = Assert.Single(comparison.Staff);
        Assert.Null(one.After);
        Assert.Equal((-100m, -1000m), (one.TotalDifference, one.PayoutDifference));
    }

    [Fact]
    public void The_most_gained_and_the_most_lost_come_first()
    {
        // Volume alone counts afterwards: p0 loses 20, p1 loses 40, p2 gains 10, p3 gains 30, p4 stays.
        (decimal, decimal)[] people = [(40, 90), (0, 100), (90, 65), (90, 15), (50, 50)];
        var comparison = ScoreComparison.Of(Scores(InForce, people), Scores(Given.Scheme(Given.Item("volume", 100, new RatingRule())), people));
        Assert.Equal([("p3", 30m), ("p2", 10m)], comparison.Gaining.Select(s => (s.Staff.StaffId.Value, s.TotalDifference)));
        Assert.Equal([("p1", -40m), ("p0", -20m)], comparison.Losing.Select(s => (s.Staff.StaffId.Value, s.TotalDifference)));
    }

    [Fact]
    public void A_result_that_is_new_has_gained_all_of_it()
    {
        var comparison = ScoreComparison.Of(Scores(InForce), Scores(InForce, (100, 50)));
        var one = Assert.Single(comparison.Staff);
        Assert.Null(one.Before);
        Assert.Equal((80m, 800m, 800m), (one.TotalDifference, one.PayoutDifference, comparison.PayoutDifference));
        Assert.Equal(
            [
                new(ScorePart.Line, "volume", null, 60), new(ScorePart.Line, "quality_mark", null, 20),
                new(ScorePart.Value, "volume", null, 100), new(ScorePart.Value, "quality_mark", null, 50),
                new(ScorePart.Weight, "volume", null, 60), new(ScorePart.Weight, "quality_mark", null, 40),
                new PartChange(ScorePart.Payout, "Performance:", null, 800),
            ],
            one.Changes);
    }

    [Theory]
    [InlineData(11_111_111_111, false)]
    [InlineData(11_111_111_112, true)]
    public void A_side_says_when_its_pay_is_too_large(long rate, bool isTooLarge)
    {
        // 90 × 11,111,111,111 is just below a million million.
        var plain = Given.Scheme(Given.Item("volume", 100, new RatingRule()));
        var dear = plain with { Payout = new() { Commissions = [new("volume", rate, ByScore: false)] } };
        var one = Assert.Single(ScoreComparison.Of(Scores(plain, (90, 3)), Scores(dear, (90, 3))).Staff);
        Assert.Equal((false, isTooLarge), (one.Before!.IsPayTooLarge, one.After!.IsPayTooLarge));
    }

    [Fact]
    public void Adjustments_awards_and_equal_terms_of_the_pay_are_compared_too()
    {
        var plain = Given.Scheme(Given.Item("volume", 100, new RatingRule())) with { Payout = new() { Commissions = [new("volume", 1, ByScore: false)] } };
        var changed = plain with
        {
            Adjustments = [new() { Id = "late", Metric = "quality_mark", Each = -1 }],
            Awards = [new() { Id = "top", All = [new("volume", Bound.AtLeast(90))], Reward = new Reward.Label("top") }],
            Payout = new() { Commissions = [new("volume", 1, ByScore: false), new("volume", 2, ByScore: false)] },
        };
        var one = Assert.Single(ScoreComparison.Of(Scores(plain, (90, 3)), Scores(changed, (90, 3))).Staff);
        Assert.Equal(
            [new(ScorePart.Payout, "Commission:volume", 90, 270), new(ScorePart.Adjustment, "late", null, -3), new PartChange(ScorePart.Award, "top", null, 1)], one.Changes);
        Assert.False(one.IsUnchanged);
        Assert.Contains(
            new PartChange(ScorePart.Award, "top", 1, 0), ScoreComparison.Of(Scores(changed, (90, 3)), Scores(changed, (89, 3))).Staff[0].Changes);
    }

    [Fact]
    public void A_place_in_another_scheme_is_no_order_and_who_has_none_has_not_turned()
    {
        // p0 was first and becomes second in the same scheme: a flip. With p1 in another scheme before or after, or p1 unranked, it is none.
        var (before, after) = (Scores(InForce, (100, 50), (60, 100)), Scores(Scheme(40, 60), (100, 50), (60, 100)));
        Assert.Single(ScoreComparison.Of(before, after).RankFlips);
        var other = InForce with { Id = SchemeId.Parse("other") };
        Assert.Empty(ScoreComparison.Of([.. before.Select(s => s.Staff.StaffId.Value == "p1" ? s with { Scheme = other } : s)], after).RankFlips);
        Assert.Empty(ScoreComparison.Of(before, [.. after.Select(s => s.Staff.StaffId.Value == "p1" ? s with { Scheme = other } : s)]).RankFlips);
        Assert.Empty(ScoreComparison.Of([.. before.Select(s => s.Staff.StaffId.Value == "p1" ? s with { Rank = null } : s)], after).RankFlips);
        Assert.Empty(ScoreComparison.Of(before, [.. after.Select(s => s.Staff.StaffId.Value == "p1" ? s with { Rank = null } : s)]).RankFlips);
    }

    [Fact]
    public void Nothing_is_unchanged_whose_parts_or_whose_place_differ()
    {
        // 60 + 0 and 30 + 30 are the same total, but not the same month; and a total that stays is another place when somebody comes before it.
        var parts = ScoreComparison.Of(Scores(InForce, (100, 0)), Scores(InForce, (50, 75)));
        Assert.Equal((0m, false, false), (parts.Staff[0].TotalDifference, parts.Staff[0].IsUnchanged, parts.IsUnchanged));
        var place = ScoreComparison.Of(Scores(InForce, (50, 50), (10, 10)), Scores(InForce, (50, 50), (90, 90)));
        Assert.Equal((0, false), (place.Staff[0].Changes.Count, place.Staff[0].IsUnchanged));
    }

    [Fact]
    public void Periods_of_one_person_are_in_the_order_of_their_days()
    {
        var score = Scores(InForce, (50, 50))[0];
        var (first, second) = (score with { Staff = In(1, 10) }, score with { Staff = In(11, 31) });
        Assert.Equal([1, 11], ScoreComparison.Of([second, first], [first]).Staff.Select(s => s.Staff.Days!.Start.Day));

        StaffPeriod In(int from, int to) => new(score.Staff.StaffId, new DateInterval(new LocalDate(2026, 8, from), new LocalDate(2026, 8, to)));
    }

    [Fact]
    public void Every_pair_that_turns_is_a_flip_of_its_own()
    {
        // Volume counts before, quality afterwards: p0 p1 p2 p3 become p3, p2 and p1 together, p0.
        (decimal, decimal)[] people = [(90, 10), (80, 20), (70, 20), (60, 40)];
        var comparison = ScoreComparison.Of(
            Scores(Given.Scheme(Given.Item("volume", 100, new RatingRule())), people), Scores(Given.Scheme(Given.Item("quality_mark", 100, new RatingRule())), people));
        Assert.Equal(
            ["p0 p1", "p0 p2", "p0 p3", "p1 p3", "p2 p3"], comparison.RankFlips.Select(f => $"{f.Overtaken.StaffId} {f.Overtaking.StaffId}"));
    }

    private static Scheme Scheme(decimal volume, decimal quality) =>
        Given.Scheme(Given.Item("volume", volume, new RatingRule()), Given.Item("quality_mark", quality, new RatingRule())) with
        {
            Payout = new() { Performance = 1000, Coefficient = "score" },
        };

    private static IReadOnlyList<StaffScore> Scores(Scheme scheme, params (decimal Volume, decimal Quality)[] people)
    {
        var facts = Given.Facts();
        foreach (var (i, (volume, quality)) in people.Index())
        {
            facts.Add(new FigureFact(StaffId.Parse($"p{i}"), "volume", volume)).Add(new FigureFact(StaffId.Parse($"p{i}"), "quality_mark", quality));
        }

        return Given.Scores(facts, scheme);
    }
}
