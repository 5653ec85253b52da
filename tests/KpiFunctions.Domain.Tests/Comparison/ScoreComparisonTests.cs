using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Comparison;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Tests.Scoring;

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
