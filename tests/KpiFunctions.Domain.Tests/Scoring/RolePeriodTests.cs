using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Scoring;

public sealed class RolePeriodTests
{
    private static readonly StaffId Li = StaffId.Parse("li");
    private static readonly YearMonth August = Given.Month.Month;

    [Fact]
    public void A_role_changed_in_mid_month_gives_two_partial_results()
    {
        var history = new RoleHistory([Role("technician", 2025, 3, 1), Role("advisor", 2026, 8, 11)]);
        var facts = Given.Facts(new MonthSettings { RolePeriods = history.PeriodsIn(August) })
            .Add(Given.Service(Given.Order("li"), 5))
            .Add(Given.Service(Given.Order("li") with { CompletedAt = Given.Opened + Duration.FromDays(5) }, 1))
            .Add(new FigureFact(Li, "training.exam", 90));
        var scheme = Given.Scheme(Given.Item("satisfaction.rate", 80, new LinearRule(0, 1)), Given.Item("training.exam", 20, new RatingRule(), MissingPolicy.Zero)) with
        {
            Payout = new() { Base = 3100 },
        };

        var scores = ScoreCalculator.Calculate(facts.Build(), s => new Assignment(history.Of(s, August)!.Role, scheme));

        // 10 August counts for the technician (10 of 31 days), 15 August and the exam for the advisor (21 days). Pay: 3100 × 10/31 with six decimals.
        Assert.Equal([("technician", 80m, 1000.00m), ("advisor", 18m, 2100.00m)], scores.Select(s => (s.Role!, s.Total, s.Payout!.Total)));
        Assert.Equal(new DateInterval(new(2026, 8, 1), new(2026, 8, 10)), scores[0].Staff.Days);
        Assert.Equal(new DateInterval(new(2026, 8, 11), new(2026, 8, 31)), scores[1].Staff.Days);
    }

    [Fact]
    public void Who_keeps_the_role_has_no_periods()
    {
        var history = new RoleHistory([Role("technician", 2026, 1, 1), Role("technician", 2026, 8, 20)]);
        Assert.Empty(history.PeriodsIn(August));
        Assert.Equal("technician", history.Of(new StaffPeriod(Li, null), August)!.Role);
        Assert.Null(history.Of(new StaffPeriod(Li, null), new YearMonth(2025, 12)));
    }

    [Fact]
    public void Who_comes_and_leaves_in_mid_month_is_measured_for_the_days_at_the_store()
    {
        var history = new RoleHistory([Role("technician", 2026, 8, 11), Role("technician", 2026, 8, 16) with { Until = new(2026, 8, 20) }]);
        Assert.Equal([new DateInterval(new(2026, 8, 11), new(2026, 8, 20))], history.PeriodsIn(August)[Li]);
        Assert.Empty(history.PeriodsIn(new YearMonth(2026, 7)));
        Assert.Empty(history.PeriodsIn(new YearMonth(2026, 9)));
    }

    [Fact]
    public void Who_leaves_and_comes_back_has_a_period_for_each_stay()
    {
        var history = new RoleHistory([Role("technician", 2026, 1, 1) with { Until = new(2026, 8, 5) }, Role("technician", 2026, 8, 20)]);
        Assert.Equal([new DateInterval(new(2026, 8, 1), new(2026, 8, 5)), new DateInterval(new(2026, 8, 20), new(2026, 8, 31))], history.PeriodsIn(August)[Li]);
    }

    [Fact]
    public void Of_two_that_begin_on_one_day_the_later_in_the_list_counts()
    {
        var history = new RoleHistory([Role("a", 2026, 1, 1), Role("b", 2026, 1, 1)]);
        Assert.Equal("b", history.Of(new StaffPeriod(Li, null), August)!.Role);
        Assert.Empty(history.PeriodsIn(August));
    }

    [Fact]
    public void A_role_of_one_day_is_a_period()
    {
        var history = new RoleHistory([Role("a", 2026, 1, 1), Role("b", 2026, 8, 11), Role("c", 2026, 8, 12)]);
        Assert.Equal([(1, 10), (11, 11), (12, 31)], history.PeriodsIn(August)[Li].Select(d => (d.Start.Day, d.End.Day)));
        Assert.Equal([(1, 1)], new RoleHistory([Role("a", 2026, 1, 1) with { Until = new(2026, 8, 1) }]).PeriodsIn(August)[Li].Select(d => (d.Start.Day, d.End.Day)));
        Assert.Equal([(31, 31)], new RoleHistory([Role("a", 2026, 8, 31)]).PeriodsIn(August)[Li].Select(d => (d.Start.Day, d.End.Day)));
    }

    [Fact]
    public void The_same_role_with_another_scheme_is_another_period_and_so_is_the_same_scheme_in_another_role()
    {
        var first = Role("a", 2026, 1, 1);
        Assert.Equal(2, new RoleHistory([first, first with { From = new(2026, 8, 11), SchemeId = SchemeId.Parse("b") }]).PeriodsIn(August)[Li].Count);
        Assert.Equal(2, new RoleHistory([first, first with { From = new(2026, 8, 11), Role = "b" }]).PeriodsIn(August)[Li].Count);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void Somebody_is_in_the_months_with_a_day_in_a_role(int month, bool isIn)
    {
        var history = new RoleHistory([Role("a", 2026, 8, 31) with { Until = new(2026, 8, 31) }]);
        Assert.Equal(isIn, history.IsIn(Li, new YearMonth(2026, month)));
        Assert.False(history.IsIn(StaffId.Parse("ma"), new YearMonth(2026, month)));
    }

    [Fact]
    public void Three_roles_cover_the_month_without_gaps()
    {
        var history = new RoleHistory([Role("c", 2026, 8, 21), Role("a", 2026, 1, 1), Role("b", 2026, 8, 11)]);
        var days = history.PeriodsIn(August)[Li];
        Assert.Equal(31, days.Sum(d => d.Length));
        Assert.Equal(["a", "b", "c"], days.Select(d => history.Of(new StaffPeriod(Li, d), August)!.Role));
    }

    private static RoleAssignment Role(string role, int year, int month, int day) => new(Li, role, SchemeId.Parse(role), new(year, month, day));
}
