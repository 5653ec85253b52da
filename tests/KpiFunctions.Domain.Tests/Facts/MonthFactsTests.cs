using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Tests.Scoring;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Facts;

/// <summary>Which fact counts, and for which of the roles of a month.</summary>
public sealed class MonthFactsTests
{
    private static readonly StaffId Li = StaffId.Parse("li");
    private static readonly StaffId Ma = StaffId.Parse("ma");

    /// <summary>Li is at the store from the 3rd to the 10th, from the 11th to the 20th, and from the 21st on; Ma from the 21st on.</summary>
    private static readonly MonthSettings InRoles = new()
    {
        RolePeriods = new Dictionary<StaffId, IReadOnlyList<DateInterval>>
        {
            [Li] = [Days(3, 10), Days(11, 20), Days(21, 31)],
            [Ma] = [Days(21, 31)],
        },
    };

    [Theory]
    [InlineData(1, 3)]
    [InlineData(10, 3)]
    [InlineData(11, 11)]
    [InlineData(20, 11)]
    [InlineData(21, 21)]
    [InlineData(31, 21)]
    [InlineData(null, 21)]
    public void A_fact_of_a_day_counts_for_the_last_role_that_had_begun(int? day, int role)
    {
        var facts = Given.Facts(InRoles).AddStaff(Li).AddStaff(Ma);
        facts.Add(new FigureFact(Li, "mark", 50) { Day = day is { } d ? new LocalDate(2026, 8, d) : null });
        Assert.Equal([(Li, role)], Given.Scores(facts, Given.Scheme(Given.Item("mark", 1, new RatingRule()))).Select(s => (s.Staff.StaffId, s.Staff.Days!.Start.Day)));
    }

    /// <summary>Midnight in Shanghai is 16:00 the day before in UTC.</summary>
    [Theory]
    [InlineData("2026-08-10T15:59:59.9999999", 3)]
    [InlineData("2026-08-10T16:00:00", 11)]
    public void A_fact_of_a_moment_counts_for_the_role_of_its_day_at_the_store(string utc, int role)
    {
        var at = Instant.FromDateTimeOffset(DateTimeOffset.Parse(utc + "Z", System.Globalization.CultureInfo.InvariantCulture));
        var facts = Given.Facts(InRoles).Add(new ComplaintFact { StaffId = Li, ReceivedAt = at });
        Assert.Equal([role], Given.Scores(facts, Given.Scheme(Given.Item("complaint.count", 1, new RatioRule(1, 1)))).Select(s => s.Staff.Days!.Start.Day));
    }

    [Theory]
    [InlineData(3, 4, 2)]
    [InlineData(4, 3, 1)]
    [InlineData(null, 4, 1)]
    [InlineData(4, null, 2)]
    public void Of_several_figures_and_marks_the_last_day_counts_and_no_day_is_the_end_of_the_month(int? first, int? second, int counted)
    {
        LocalDate? Day(int? day) => day is { } d ? new LocalDate(2026, 8, d) : null;
        FigureFact[] figures = [new(Li, "mark", 1) { Day = Day(first) }, new(Li, "mark", 2) { Day = Day(second) }];
        RatingFact[] marks = [new(Li, "conduct", "boss", 1) { Day = Day(first) }, new(Li, "conduct", "boss", 2) { Day = Day(second) }];
        var facts = Given.Facts().Add(figures[0]).Add(figures[1]).Add(marks[0]).Add(marks[1]);

        var score = Given.Score(facts, Given.Scheme(Given.Item("mark", 1, new RatingRule()), Given.Item("rating.conduct", 1, new RatingRule())));
        Assert.Equal([counted, counted], score.Lines.Select(l => (int)l.Metric!.Value.Value));
        Assert.Null(facts.CountedInsteadOf(figures[counted - 1]));
        Assert.Equal(figures[counted - 1], facts.CountedInsteadOf(figures[2 - counted]));
        Assert.Throws<ArgumentException>(() => facts.Add(figures[counted - 1]));
        Assert.Throws<ArgumentException>(() => facts.Add(marks[counted - 1]));
    }

    [Fact]
    public void What_cannot_be_kept_is_no_fact()
    {
        Assert.Throws<ArgumentException>(() => Given.Facts().Add(new FigureFact(Li, "orders.completed", 1)));
        Assert.Throws<ArgumentException>(() => Given.Facts().Add(new RatingFact(Li, "conduct", " ", 1)));
    }

    [Fact]
    public void What_the_store_sets_decides_how_its_month_is_measured()
    {
        // Two hours to arrive instead of one, and any order for the unit is a return: the fault, which is not known, does not matter.
        var settings = new MonthSettings { ArriveWithin = Duration.FromHours(2), Returns = new() { FaultMatters = false } };
        var order = Given.Order("li", hours: 5) with { ArrivedAt = Given.Opened + Duration.FromHours(2), AssetId = "unit" };
        var scheme = Given.Scheme(Given.Item("arrival.on_time_rate", 50, new LinearRule(0, 1)), Given.Item("quality.first_time_fix_rate", 50, new LinearRule(0, 1)));

        Assert.Equal([50m, 50m], Given.Score(Given.Facts(settings).Add(Given.Unasked(order)), scheme).Lines.Select(l => l.Points));
        Assert.Equal([0m, null], Given.Score(Given.Facts().Add(Given.Unasked(order)), scheme).Lines.Select(l => l.Metric?.Value));
    }

    [Fact]
    public void A_figure_of_which_there_is_none_is_counted_in_the_place_of_nobodys() =>
        Assert.Null(Given.Facts().CountedInsteadOf(new FigureFact(Li, "mark", 1)));

    /// <summary>As many services as fill vectors, one less and one more, of several people at once.</summary>
    [Fact]
    public void However_many_services_everyone_has_their_own()
    {
        var facts = Given.Facts();
        for (var staff = 0; staff < 20; staff++)
        {
            facts.AddStaff(StaffId.Parse($"p{staff}"));
            for (var i = 0; i < staff; i++)
            {
                facts.Add(Given.Unasked(Given.Order($"p{staff}") with { Amount = staff + 1 }));
            }
        }

        var scores = Given.Scores(facts, Given.Scheme(Given.Item("orders.completed", 1, new RatioRule(1, 1)), Given.Item("orders.revenue", 1, new RatioRule(1, 1))));
        Assert.Equal(
            Enumerable.Range(1, 19).Select(n => (Id: $"p{n}", (decimal)n, n * (n + 1m))).OrderBy(p => p.Id),
            scores.Select(s => (Id: s.Staff.StaffId.Value, s.Lines[0].Metric!.Value.Value, s.Lines[1].Metric!.Value.Value)).OrderBy(p => p.Id));
    }

    [Theory]
    [InlineData(1_000_000_000_000, true)]
    [InlineData(-1_000_000_000_000, true)]
    [InlineData(1_000_000_000_000.01, false)]
    [InlineData(-1_000_000_000_000.01, false)]
    public void A_quantity_of_an_order_lies_within_a_million_million(double amount, bool isAccepted)
    {
        var record = Given.Unasked(Given.Order("li") with { Amount = (decimal)amount });
        Assert.Equal(isAccepted, Record.Exception(() => Given.Facts().Add(record)) is null);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(5, true)]
    [InlineData(-1, false)]
    [InlineData(6, false)]
    public void A_rating_is_1_to_5_or_none(int rating, bool isAccepted) =>
        Assert.Equal(isAccepted, Record.Exception(() => Given.Facts().Add(Given.Service(Given.Order("li"), rating))) is null);

    private static DateInterval Days(int first, int last) => new(new LocalDate(2026, 8, first), new LocalDate(2026, 8, last));
}
