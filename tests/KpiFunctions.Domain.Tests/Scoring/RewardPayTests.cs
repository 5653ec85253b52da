using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Scoring.Payouts;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Scoring;

/// <summary>What awards bring to the pay, and when the wage that they are a share of is known.</summary>
public sealed class RewardPayTests
{
    private static readonly PayoutPlan Base = new() { Base = 2000 };
    private static readonly PayoutPlan Wage = new() { Extras = ["allowance", PayoutPlan.Wage] };
    private static readonly Commission[] Rewarded = [new(PayoutPlan.Bonus, 1)];

    [Fact]
    public void An_amount_is_paid_to_whom_the_award_is_granted()
    {
        Assert.Equal([(PayoutTermKind.Base, null, 2000m), (PayoutTermKind.Reward, "a", 300m)], Terms(Statement(Base, new Reward.Amount(300))));
        Assert.Equal([(PayoutTermKind.Base, null, 2000m)], Terms(Statement(Base, new Reward.Amount(300), isGranted: false)));
        Assert.Equal([(PayoutTermKind.Base, null, 2000m)], Terms(Statement(Base, new Reward.Label("pool"))));
    }

    /// <summary>Ten percent of the terms before it, rewards and deductions not among them.</summary>
    [Fact]
    public void A_share_of_the_wage_is_one_of_what_is_paid_before_rewards_and_deductions()
    {
        var statement = Statement(Base with { Extras = ["allowance"], Deductions = ["penalties"] }, new Reward.PercentOfWage(10), figures: [("allowance", 500), ("penalties", 100)]);
        Assert.Equal([2000m, 500m, 250m, -100m], statement.Terms.Select(t => t.Amount));
        Assert.Empty(statement.Missing);
    }

    public static TheoryData<string, bool> Wages => new()
    {
        { "nothing is paid", false },
        { "a base", true },
        { "a base that is not for interns", true },
        { "a base, and a commission that waits for its factor", false },
        { "an excluded base, and a commission that waits for its factor", false },
        { "a base, and a commission", true },
        { "a wage that was delivered", true },
        { "a wage that was not delivered, beside an allowance", false },
        { "a base, and a wage that was not delivered", false },
        { "a wage, and a bonus", true },
        { "a wage, and a bonus that waits for its amount", true },
        { "a bonus alone", false },
    };

    /// <summary>A share of a wage that nobody delivered, or of which a part is held back, waits for it and says so.</summary>
    [Theory]
    [MemberData(nameof(Wages))]
    public void A_share_of_the_wage_waits_until_the_wage_is_known(string wage, bool isKnown)
    {
        var commission = Base with { Commissions = [new("bookings", 3)], Factors = ["kpi.rate"] };
        var intern = Base with { BaseExcludes = ["intern"] };
        var statement = wage switch
        {
            "nothing is paid" => Bonus(new()),
            "a base" => Bonus(Base),
            "a base that is not for interns" => Bonus(intern, employment: "intern"),
            "a base, and a commission that waits for its factor" => Bonus(commission, ("bookings", 10)),
            "an excluded base, and a commission that waits for its factor" => Bonus(commission with { BaseExcludes = ["intern"] }, "intern", ("bookings", 10)),
            "a base, and a commission" => Bonus(commission, ("bookings", 10), ("kpi.rate", 1)),
            "a wage that was delivered" => Bonus(Wage, ("allowance", 100), (PayoutPlan.Wage, 5000)),
            "a wage that was not delivered, beside an allowance" => Bonus(Wage, ("allowance", 100)),
            "a wage, and a bonus" => Bonus(Wage with { Commissions = Rewarded }, (PayoutPlan.Wage, 5000), (PayoutPlan.Bonus, 800)),
            "a wage, and a bonus that waits for its amount" => Bonus(Wage with { Commissions = Rewarded }, (PayoutPlan.Wage, 5000)),
            "a bonus alone" => Bonus(new() { Commissions = Rewarded }, (PayoutPlan.Bonus, 800)),
            _ => Bonus(Wage with { Base = 2000 }),
        };
        var bonus = statement.Terms.Single(t => t.Kind == PayoutTermKind.WageBonus);
        Assert.Equal(isKnown, bonus.Factors[0].Value is not null);
        Assert.Equal(isKnown ? statement.Terms.Where(t => t != bonus && t.Source != PayoutPlan.Bonus).Sum(t => t.Amount) / 10 : 0, bonus.Amount);
        Assert.Equal(!isKnown, statement.Missing.Contains("wage"));
        Assert.Equal(statement.Terms.Sum(t => t.Amount), statement.Total);
    }

    /// <summary>An allowance may be none; nobody is without a wage.</summary>
    [Theory]
    [InlineData(null, 0)]
    [InlineData(0, 0)]
    [InlineData(5000, 5000)]
    public void A_wage_that_nobody_delivered_is_missing_and_not_nothing(int? wage, int total)
    {
        var statement = Statement(Wage, new Reward.Label("pool"), figures: wage is { } amount ? [(PayoutPlan.Wage, amount)] : []);
        Assert.Equal(wage is null ? [PayoutPlan.Wage] : [], statement.Missing);
        Assert.Equal([(PayoutTermKind.Extra, PayoutPlan.Wage, (decimal)total)], Terms(statement));
    }

    [Fact]
    public void What_is_missing_is_named_once_and_in_order()
    {
        var statement = Statement(new() { Commissions = [new("receptions", 1), new("bookings", 2)], Factors = ["kpi.rate"] }, new Reward.PercentOfWage(10));
        Assert.Equal(["bookings", "kpi.rate", "receptions", "wage"], statement.Missing);
    }

    /// <summary>Ten of 31 days: 0.322581 of the floor of 3100 is 1000.00.</summary>
    [Theory]
    [InlineData(2000, 354.84)]
    [InlineData(3100, 0)]
    [InlineData(3200, 0)]
    public void The_floor_of_a_part_of_a_month_is_its_part(int amount, double floor)
    {
        var days = new DateInterval(new LocalDate(2026, 8, 1), new LocalDate(2026, 8, 10));
        var settings = new MonthSettings { RolePeriods = new Dictionary<StaffId, IReadOnlyList<DateInterval>> { [StaffId.Parse("li")] = [days] } };
        var scheme = Given.Scheme(Given.Item("mark", 100, new RatingRule())) with { Payout = new() { Base = amount, Floor = 3100 } };
        var facts = Given.Facts(settings).Add(new FigureFact(StaffId.Parse("li"), "mark", 80));
        Assert.Equal((decimal)floor, Given.Score(facts, scheme).Payout!.Terms.Where(t => t.Kind == PayoutTermKind.Floor).Sum(t => t.Amount));
    }

    private static IEnumerable<(PayoutTermKind, string?, decimal)> Terms(PayoutStatement statement) => statement.Terms.Select(t => (t.Kind, t.Source, t.Amount));

    private static PayoutStatement Bonus(PayoutPlan plan, params (string, decimal)[] figures) => Bonus(plan, null, figures);

    private static PayoutStatement Bonus(PayoutPlan plan, string? employment, params (string, decimal)[] figures) => Statement(plan, new Reward.PercentOfWage(10), figures: figures, employment: employment);

    /// <summary>The pay of a month of 100 points with an award.</summary>
    private static PayoutStatement Statement(PayoutPlan plan, Reward reward, bool isGranted = true, (string, decimal)[]? figures = null, string? employment = null)
    {
        var scheme = Given.Scheme(Given.Item("mark", 100, new RatingRule())) with
        {
            Payout = plan,
            Awards = [new() { Id = "a", All = [new("mark", Bound.AtLeast(isGranted ? 100 : 101))], Reward = reward }],
        };
        var facts = Given.Figures([("mark", 100), .. figures ?? []]).Build();
        return Assert.Single(ScoreCalculator.Calculate(facts, _ => new Assignment(null, scheme) { Employment = employment })).Payout!;
    }
}
