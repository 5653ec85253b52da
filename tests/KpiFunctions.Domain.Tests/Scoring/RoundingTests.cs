using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Explanations;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Domain.Tests.Scoring;

/// <summary>A total is rounded once; its lines are cut so that they add up to it.</summary>
public sealed class RoundingTests
{
    /// <summary>Weights as people choose them, of which some items have no figure and the others a value out of a target.</summary>
    private static readonly Arbitrary<(decimal Weight, int Target, int? Value)[]> Sheets = (
        from weight in Gen.Choose(1, 4000)
        from target in Gen.Choose(1, 97)
        from value in Gen.Choose(-1, 97)
        select (weight / 100m, target, value < 0 ? (int?)null : Math.Min(value, target))).NonEmptyListOf().Select(l => l.Take(12).ToArray()).ToArbitrary();

    [Theory]
    [InlineData(new[] { 40, 20, 20, 20 }, 1)]
    [InlineData(new[] { 1, 16, 17, 16, 17, 16, 17 }, 1)]
    [InlineData(new[] { 2, 7, 21, 20, 20, 15, 15 }, 2)]
    public void Full_marks_are_the_scale_however_weights_were_redistributed(int[] weights, int missing)
    {
        var score = Score([.. weights.Select((w, i) => ((decimal)w, 1, i < missing ? (int?)null : 1))])!;
        Assert.Equal(weights.Sum(), score.Total);
        Assert.Equal(score.Total, score.Lines.Sum(l => l.Points));
    }

    [Fact]
    public void Missing_hundredths_go_to_the_largest_remainders_and_of_equal_ones_to_the_first()
    {
        // 33.3333… three times makes 100: two are cut, and the one hundredth that is missing goes to the first.
        Assert.Equal([33.34m, 33.33m, 33.33m], PointsOf((1, 1, 1), (1, 1, 1), (1, 1, 1)));

        // 16.666… , 33.333… and 50: the largest remainder is that of the first.
        Assert.Equal([16.67m, 33.33m, 50m], PointsOf((1, 1, 1), (2, 1, 1), (3, 1, 1)));

        // 33.333…, 66.666…: the largest remainder is that of the second.
        Assert.Equal([33.33m, 66.67m], PointsOf((1, 1, 1), (2, 1, 1)));
    }

    [Fact]
    public void A_line_that_shows_a_hundredth_more_or_less_says_why()
    {
        var score = Score([(1, 1, null), (1, 1, 1), (1, 1, 1), (1, 1, 1)], scale: 100)!;
        var lines = ScoreExplainer.Explain(score, Language.En).Lines;
        Assert.Contains("= 33.33 points", lines[1], StringComparison.Ordinal);
        Assert.Contains("Shown as 33.34, so that the lines add up to the total.", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Shown as", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_is_the_exact_sum_rounded_once_and_its_lines_add_up_to_it() => Prop.ForAll(Sheets, sheet =>
    {
        if (Score(sheet) is not { } score)
        {
            return sheet.All(i => i.Value is null);
        }

        // Whole numbers only: hundredths of weights, over the product of all targets and the weight that is there.
        var scale = (BigInteger)sheet.Sum(i => i.Weight * 100);
        var present = (BigInteger)sheet.Where(i => i.Value is not null).Sum(i => i.Weight * 100);
        var below = sheet.Aggregate(present, (p, i) => p * i.Target);
        var exact = sheet.Select(i => (BigInteger)(i.Weight * 100) * scale * (i.Value ?? 0) * (below / present) / i.Target).ToArray();
        var rounded = ((exact.Aggregate(BigInteger.Zero, (sum, e) => sum + e) * 2) + below) / (below * 2);
        return score.Total * 100 == (decimal)rounded
            && score.Lines.Sum(l => l.Points) == score.Total
            && score.Lines.Zip(exact).All(p => BigInteger.Abs(((BigInteger)(p.First.Points * 100) * below) - p.Second) < below)
            && score.Lines.Zip(exact).All(p => p.Second % below != 0 || (BigInteger)(p.First.Points * 100) * below == p.Second);
    }).QuickCheckThrowOnFailure();

    /// <summary>Hours in ticks times a border of six decimals go beyond 64 bits.</summary>
    [Fact]
    public void A_share_of_numbers_of_any_size_is_exact()
    {
        var facts = Given.Facts().AddRange(Enumerable.Range(0, 1000).Select(_ => Given.Unasked(Given.Order("li", hours: 24))));
        var score = Given.Score(facts, Given.Scheme(Given.Item("repair.average_hours", 100, new LinearRule(48.123456m, 1.654321m))));

        // (48.123456 − 24) ÷ (48.123456 − 1.654321) = 24.123456 ÷ 46.469135 = 0.51912…
        Assert.Equal(51.91m, score.Total);
    }

    [Fact]
    public void Full_marks_in_all_that_was_measured_are_the_scale_exactly() => Prop.ForAll(Sheets, sheet =>
        Score([.. sheet.Select(i => i with { Value = i.Value is null ? null : i.Target })]) is not { } score
        || score.Total == sheet.Sum(i => i.Weight)).QuickCheckThrowOnFailure();

    private static IEnumerable<decimal> PointsOf(params (decimal Weight, int Target, int? Value)[] items) => Score([(1, 1, null), .. items], scale: 100)!.Lines.Skip(1).Select(l => l.Points);

    /// <param name="scale">The first item's weight is what is missing to it, when it is given.</param>
    private static StaffScore? Score((decimal Weight, int Target, int? Value)[] sheet, decimal? scale = null)
    {
        var items = sheet.Select((item, i) => Given.Item($"figure.{i}", item.Weight, new RatioRule(item.Target, 1))).ToArray();
        if (scale is { } whole)
        {
            items[0] = items[0] with { Weight = whole - items.Skip(1).Sum(i => i.Weight) };
        }

        var facts = Given.Facts();
        foreach (var (item, i) in sheet.Select((item, i) => (item, i)).Where(s => s.item.Value is not null))
        {
            facts.Add(new FigureFact(StaffId.Parse("li"), $"figure.{i}", item.Value!.Value));
        }

        return Given.Scores(facts, Given.Scheme(items)).SingleOrDefault();
    }
}
