using System.Globalization;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Scoring.Payouts;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Scoring;

public sealed class PayoutTests
{
    // Source: 002, 2000 + 3000 × coefficient; 80 points are a coefficient of 0.8: 2000 + 2400.
    [Fact]
    public void Base_and_performance_times_the_score() =>
        Assert.Equal([2000m, 2400m], Amounts(new() { Base = 2000, Performance = 3000, Coefficient = "score" }));

    [Fact]
    public void Performance_may_follow_another_figure() =>
        Assert.Equal([2700m], Amounts(new() { Performance = 3000, Coefficient = "kpi.rate" }, ("kpi.rate", 0.9m)));

    // Source: 002, 1200 × 80% = 960 fixed, and 240 × 95% of the target × 90% of management = 205.20.
    [Fact]
    public void A_split_wage_has_a_fixed_part_and_one_that_follows_results() =>
        Assert.Equal([960m, 205.20m], Amounts(new() { Split = new(1200, 80, ["target.rate", "management.rate"]) }, ("target.rate", 0.95m), ("management.rate", 0.9m)));

    // Source: 002, (60 bookings × 3 + 100 receptions × 2) × volume 0.9 × key indicators 0.95 × position 1.3 × score 80%, + 150 of added value:
    // 180 × 0.9 × 0.95 × 1.3 × 0.8 = 160.06; 200 × 0.9 × 0.95 × 1.3 × 0.8 = 177.84; together 487.90.
    [Fact]
    public void Commissions_are_multiplied_by_every_factor_and_extras_are_not()
    {
        var statement = Statement(
            new()
            {
                Commissions = [new("bookings", 3), new("receptions", 2)],
                Factors = ["volume.rate", "kpi.rate"],
                PositionCoefficient = 1.3m,
                Extras = ["value_added"],
            },
            ("bookings", 60), ("receptions", 100), ("volume.rate", 0.9m), ("kpi.rate", 0.95m), ("value_added", 150));
        Assert.Equal([160.06m, 177.84m, 150m], statement.Terms.Select(t => t.Amount));
        Assert.Equal(487.90m, statement.Total);
        Assert.Equal(["bookings", "rate", "volume.rate", "kpi.rate", "position", "score"], statement.Terms[0].Factors.Select(f => f.Name));
    }

    // Source: 002, (base + output × rate) × score ÷ 100 + daily awards: (2500 + 1000 × 0.5) × 0.8 + 60 = 2460.
    [Fact]
    public void The_score_may_multiply_the_base_too()
    {
        var plan = new PayoutPlan { Base = 2500, ScoreMultipliesBase = true, Commissions = [new("output", 0.5m)], Extras = ["daily_awards"] };
        Assert.Equal([2000m, 400m, 60m], Amounts(plan, ("output", 1000), ("daily_awards", 60)));
    }

    [Fact]
    public void A_factor_without_a_value_holds_its_term_back_and_is_named()
    {
        var statement = Statement(new() { Base = 1000, Commissions = [new("bookings", 3)], Factors = ["kpi.rate"] }, ("bookings", 10));
        Assert.Equal([1000m, 0m], statement.Terms.Select(t => t.Amount));
        Assert.Equal(["kpi.rate"], statement.Missing);
    }

    // Source: 002, 1.3 for a supervisor, and a person's own coefficient is assessed once a year.
    [Theory]
    [InlineData(null, 130, "position")]
    [InlineData(1.15, 115, "personal")]
    public void An_own_coefficient_goes_before_that_of_the_position(double? own, int amount, string factor)
    {
        var scheme = Given.Scheme(Given.Item("mark", 100, new RatingRule())) with { Payout = new() { Commissions = [new("bookings", 1)], PositionCoefficient = 1.3m } };
        var facts = Given.Figures(("mark", 100), ("bookings", 100)).Build();
        var term = Assert.Single(ScoreCalculator.Calculate(facts, _ => new Assignment(null, scheme) { Coefficient = (decimal?)own })[0].Payout!.Terms);
        Assert.Equal(((decimal)amount, factor), (term.Amount, term.Factors[2].Name));
    }

    // Source: 002, 50 for each whole year up to 200.
    [Theory]
    [InlineData(2026, 7, 0)]
    [InlineData(2025, 8, 50)]
    [InlineData(2023, 9, 100)]
    [InlineData(2015, 1, 200)]
    public void Seniority_counts_whole_years_up_to_its_most(int year, int month, int amount) =>
        Assert.Equal([(decimal)amount], Statement(new() { Seniority = new(50, 200) }, since: new LocalDate(year, month, 15)).Terms.Select(t => t.Amount));

    // Source: 002, the base wage of 1000 is not for apprentices and interns.
    [Theory]
    [InlineData(null, 1000)]
    [InlineData("apprentice", 0)]
    [InlineData("intern", 0)]
    [InlineData("temporary", 1000)]
    public void Apprentices_and_interns_get_no_base(string? employment, int amount)
    {
        var term = Assert.Single(Statement(new() { Base = 1000, BaseExcludes = ["apprentice", "intern"] }, employment: employment).Terms);
        Assert.Equal((amount, amount == 0 ? employment : null), (term.Amount, term.ExcludedFor));
    }

    // Source: 002, a station chief gets 3000 at least: 2000 + 800 - 300 leave 500 to add.
    [Fact]
    public void The_floor_adds_what_is_lacking()
    {
        var plan = new PayoutPlan { Base = 2000, Performance = 1000, Coefficient = "score", Deductions = ["penalties"], Floor = 3000 };
        Assert.Equal([2000m, 800m, -300m, 500m], Amounts(plan, ("penalties", 300)));
        Assert.DoesNotContain(Statement(plan with { Floor = 2500 }, ("penalties", 300)).Terms, t => t.Kind == PayoutTermKind.Floor);
    }

    /// <summary>Half a hundredth beyond a million million, up or down, is held back; what is rounded to it is paid.</summary>
    [Theory]
    [InlineData("100000000", 10_000, 1_000_000_000_000)]
    [InlineData("250000000.000001", 4000, 1_000_000_000_000)]
    [InlineData("200000000.000001", 5000, null)]
    [InlineData("-100000000", 10_000, -1_000_000_000_000)]
    [InlineData("-200000000.000001", 5000, null)]
    public void A_term_is_paid_up_to_the_largest_amount(string figure, int rate, long? amount)
    {
        var plan = new PayoutPlan { Commissions = [new("bookings", rate, ByScore: false)] };
        var term = Assert.Single(Statement(plan, ("bookings", decimal.Parse(figure, CultureInfo.InvariantCulture))).Terms);
        Assert.Equal((amount ?? 0, amount is null), (term.Amount, term.IsTooLarge));
    }

    [Fact]
    public void One_term_that_is_held_back_is_enough_for_the_statement_to_say_so()
    {
        var plan = new PayoutPlan { Base = 2000, Commissions = [new("bookings", 10_000, ByScore: false)] };
        Assert.Equal([false, true], new[] { 100_000_000m, 100_000_000.000001m }.Select(bookings => Statement(plan, ("bookings", bookings)).IsTooLarge));
    }

    // 80 points pay 800: a floor of as much adds nothing, one of a cent more adds that cent.
    [Theory]
    [InlineData(800, null)]
    [InlineData(800.01, 0.01)]
    [InlineData(799.99, null)]
    public void A_floor_that_is_just_reached_adds_no_term(double floor, double? added)
    {
        var terms = Statement(new() { Performance = 1000, Coefficient = "score", Floor = (decimal)floor }).Terms;
        Assert.Equal((decimal?)added, terms.SingleOrDefault(t => t.Kind == PayoutTermKind.Floor)?.Amount);
    }

    /// <summary>A floor of nothing makes up for deductions beyond the pay.</summary>
    [Fact]
    public void A_floor_of_nothing_keeps_pay_from_falling_below_it() =>
        Assert.Equal([100m, -300m, 200m], Amounts(new() { Base = 100, Deductions = ["penalties"], Floor = 0 }, ("penalties", 300)));

    private static IEnumerable<decimal> Amounts(PayoutPlan plan, params (string, decimal)[] figures) => Statement(plan, figures).Terms.Select(t => t.Amount);

    private static PayoutStatement Statement(PayoutPlan plan, params (string, decimal)[] figures) => Statement(plan, figures, null, null);

    /// <summary>The pay of a month of 80 points of 100.</summary>
    private static PayoutStatement Statement(PayoutPlan plan, (string, decimal)[]? figures = null, string? employment = null, LocalDate? since = null)
    {
        var scheme = Given.Scheme(Given.Item("mark", 100, new RatingRule())) with { Payout = plan };
        var facts = Given.Figures([("mark", 80), .. figures ?? []]).Build();
        return Assert.Single(ScoreCalculator.Calculate(facts, _ => new Assignment(null, scheme) { Employment = employment, EmployedSince = since })).Payout!;
    }
}
