using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Periods;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Tests.Scoring;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Periods;

public sealed class PeriodTests
{
    private static readonly Scheme Scheme = Given.Scheme(Given.Item("mark", 100, new RatingRule())) with
    {
        Awards =
        [
            new() { Id = "quarter", Best = AwardPeriod.Quarter, Reward = new Reward.Certificate("quarter") },
            new() { Id = "year", Best = AwardPeriod.Year, Reward = new Reward.Certificate("year") },
        ],
    };

    [Theory]
    [InlineData("2026-Q1", 1, 3)]
    [InlineData("2026-Q4", 10, 12)]
    [InlineData("2026-Q2", 4, 6)]
    [InlineData("2026-H1", 1, 6)]
    [InlineData("2026-H2", 7, 12)]
    [InlineData("2026", 1, 12)]
    public void Periods_are_written_as_people_write_them(string text, int first, int last)
    {
        Assert.True(ScorePeriod.TryParse(text, out var period));
        Assert.Equal(text, period.ToString());
        Assert.Equal((new YearMonth(2026, first), new YearMonth(2026, last)), (period.Months[0], period.Months[^1]));
    }

    [Theory]
    [InlineData("2026-Q5")]
    [InlineData("2026-H3")]
    [InlineData("2026-01")]
    [InlineData("26")]
    [InlineData(null)]
    public void Other_texts_are_no_periods(string? text) => Assert.False(ScorePeriod.TryParse(text, out _));

    [Fact]
    public void A_quarter_is_the_mean_of_the_months_that_there_are()
    {
        // li: (80 + 90 + 70.01) / 3 = 80.00; ma: 80.01 of one month, which is less than half of three, so no certificate.
        var scores = Calculate("2026-Q1", Month("li", 1, 80), Month("li", 2, 90), Month("li", 3, 70.01m), Month("ma", 2, 80.01m), Month("li", 4, 1));
        Assert.Equal([("ma", 80.01m, 1, 1m), ("li", 80.00m, 2, 3m)], scores.Select(s => (s.StaffId.Value, s.Mean, s.Rank.Place, s.MonthsPresent)));
        Assert.Equal("good", scores[1].Grade);
        Assert.Empty(scores[0].Awards);
        Assert.Equal(["quarter"], scores[1].Awards.Select(a => a.Id));
    }

    [Fact]
    public void A_part_of_a_month_weighs_its_share()
    {
        // 60 for a third of April, 90 for two thirds: 80; with February's 50: (50 + 20 + 60) / 2 = 65.
        var score = Assert.Single(Calculate("2026", Month("li", 2, 50), Month("li", 4, 60, to: 10), Month("li", 4, 90, from: 11)));
        Assert.Equal(65, score.Mean);
        Assert.Equal(["year"], score.Awards.Select(a => a.Id));
    }

    [Fact]
    public void The_thirds_of_a_month_make_a_whole_one()
    {
        // One whole month of two is just half of them; 3 × 0.333… would be a trace less.
        var scores = Calculate("2026-Q2", Month("li", 4, 90, 1, 10), Month("li", 4, 90, 11, 20), Month("li", 4, 90, 21, 30), Month("ma", 5, 80), Month("ma", 4, 80));
        Assert.Equal(1, scores[0].MonthsPresent);
        Assert.Equal(["quarter"], scores[0].Awards.Select(a => a.Id));
    }

    [Fact]
    public void Those_who_share_the_best_mean_share_the_certificate()
    {
        var scores = Calculate("2026-Q1", Month("li", 1, 80), Month("ma", 1, 80), Month("wu", 1, 79));
        Assert.Equal([1, 1, 3], scores.Select(s => s.Rank.Place));
        Assert.Equal([1, 1, 0], scores.Select(s => s.Awards.Count));
    }

    [Fact]
    public void Months_of_schemes_with_other_scales_are_shares_of_them()
    {
        // 600 of 1000 and 80 of 100 are 0.6 and 0.8: the mean is 0.7 of the scale of the last scheme, 100.
        var thousand = Scheme with { Id = SchemeId.Parse("thousand"), Scale = 1000 };
        var score = Assert.Single(Calculate("2026-Q1", Month("li", 1, 600, scheme: thousand), Month("li", 2, 80)));
        Assert.Equal((70.00m, "pass", "test"), (score.Mean, score.Grade, score.Scheme.Id.Value));
    }

    [Fact]
    public void The_last_role_held_decides_the_scheme_and_not_the_alphabet()
    {
        var first = Scheme with { Id = SchemeId.Parse("zz-first") };
        var last = Scheme with { Id = SchemeId.Parse("aa-last") };
        var score = Assert.Single(Calculate("2026-Q1", Month("li", 3, 60, from: 11, scheme: last), Month("li", 3, 90, to: 10, scheme: first)));
        Assert.Equal("aa-last", score.Scheme.Id.Value);
    }

    [Fact]
    public void Places_are_among_those_who_are_shown_with_the_same_scheme()
    {
        var other = Scheme with { Id = SchemeId.Parse("other") };
        var scores = Calculate("2026-Q1", Month("li", 1, 60), Month("ma", 1, 90, scheme: other), Month("an", 1, 60), Month("wu", 1, 70));
        Assert.Equal(
            [("ma", 1, 1), ("wu", 1, 3), ("an", 2, 3), ("li", 2, 3)], scores.Select(s => (s.StaffId.Value, s.Rank.Place, s.Rank.Of)));
    }

    [Fact]
    public void A_month_of_which_too_little_was_measured_does_not_count()
    {
        var score = Assert.Single(Calculate("2026-Q1", Month("li", 1, 100) with { Counts = false }, Month("li", 2, 50), Month("ma", 1, 90) with { Counts = false }));
        Assert.Equal(("li", 50m, 1m), (score.StaffId.Value, score.Mean, score.MonthsPresent));
    }

    /// <summary>Months of schemes with other scales, in parts of a month, of which many a mean lies in the middle of two hundredths.</summary>
    [Fact]
    public void A_mean_is_exact_and_rounded_once() => Prop.ForAll(
        (from month in Gen.Choose(1, 12)
         from days in Gen.Choose(1, 28)
         from scale in Gen.Elements(60, 90, 100, 110, 1000)
         from cents in Gen.Choose(0, scale * 100)
         select (Month: month, Days: days, Scale: scale, Cents: cents)).NonEmptyListOf().Select(l => l.Take(6).ToArray()).ToArbitrary(),
        parts =>
        {
            // Whole numbers only: every part of a month over the days of all months, every total over the scales of all.
            var months = parts.DistinctBy(p => p.Month).OrderBy(p => p.Month).ToArray();
            var days = months.Aggregate(BigInteger.One, (p, m) => p * DaysIn(m.Month));
            var scales = months.Aggregate(BigInteger.One, (p, m) => p * m.Scale);
            var above = months.Aggregate(BigInteger.Zero, (sum, m) => sum + (m.Cents * m.Days * (days / DaysIn(m.Month)) * (scales / m.Scale) * months[^1].Scale));
            var below = months.Aggregate(BigInteger.Zero, (sum, m) => sum + (m.Days * (days / DaysIn(m.Month)))) * scales;
            var score = Assert.Single(Calculate("2026", [.. months.Select(m => Month("li", m.Month, m.Cents / 100m, to: m.Days, scheme: Scheme with { Scale = m.Scale }))]));
            return score.Mean * 100 == (decimal)(((above * 2) + below) / (below * 2));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_mean_in_the_middle_of_two_hundredths_goes_up_whatever_its_months_are_shares_of()
    {
        var wrong = new List<string>();
        foreach (var (scale, days) in new[] { 60, 90, 99, 110 }.SelectMany(s => new[] { 1, 7, 13, 19 }.Select(d => (s, d))))
        {
            for (var cents = 5001; cents < 5040; cents += 2)
            {
                // Two months of the same days with an odd sum of hundredths.
                var scheme = Scheme with { Scale = scale };
                var score = Assert.Single(Calculate("2026", Month("li", 1, cents / 100m, to: days, scheme: scheme), Month("li", 3, 50, to: days, scheme: scheme)));
                if (score.Mean * 100 != (cents + 5000 + 1) / 2)
                {
                    wrong.Add($"{cents} and 5000 of {scale}, {days} days: {score.Mean}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_result_of_the_month_knows_its_share()
    {
        var score = Given.Score(Given.Figures(("mark", 50)), Scheme);
        Assert.Equal(1, MonthTotal.Of(score).ShareOfMonth);
        Assert.Equal([true, false], new[] { score, score with { Rank = null } }.Select(s => MonthTotal.Of(s).Counts));
        var part = score with { Staff = score.Staff with { Days = new DateInterval(new(2026, 8, 1), new(2026, 8, 10)) } };
        Assert.Equal(10 / 31m, MonthTotal.Of(part).ShareOfMonth);
    }

    private static int DaysIn(int month) => DateTime.DaysInMonth(2026, month);

    /// <param name="from">First day in the role, to the last of the month; 1 to <paramref name="to"/> otherwise.</param>
    private static MonthTotal Month(string staff, int month, decimal total, int? from = null, int? to = null, Scheme? scheme = null)
    {
        var whole = new YearMonth(2026, month).ToDateInterval();
        var days = from is null && to is null ? null : new DateInterval(new LocalDate(2026, month, from ?? 1), to is { } last ? new LocalDate(2026, month, last) : whole.End);
        return new(StaffId.Parse(staff), new YearMonth(2026, month), scheme ?? Scheme, total, days);
    }

    private static IReadOnlyList<PeriodScore> Calculate(string period, params MonthTotal[] months)
    {
        Assert.True(ScorePeriod.TryParse(period, out var parsed));
        return PeriodCalculator.Calculate(parsed, months);
    }
}
