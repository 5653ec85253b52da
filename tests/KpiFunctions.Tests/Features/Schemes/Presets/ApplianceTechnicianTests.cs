using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Scoring.Payouts;
using NodaTime;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>Source: 001. Workload 40 and quality 60, satisfaction 30 to 50; 90% within 24 h, 85% satisfied; repairs that come back; the combined bonus.</summary>
public sealed class ApplianceTechnicianTests
{
    internal static PresetMonth Example => new PresetMonth("appliance-technician")
        .Orders(50, (i, o) => o with
        {
            CompletedAt = PresetMonth.Opened + Duration.FromHours(i < 42 ? 24 : 25),
            Points = 2,
            InspectionPassed = i < 47,
        }, i => i < 40 ? 4 : 3)
        .Returns(5)
        .Complaints(2, (i, c) => c with { IsOwnFault = true, IsSatisfied = i == 0 })
        .Customer(CustomerFactKind.Referral).Customer(CustomerFactKind.Referral).Customer(CustomerFactKind.Praise)
        .Figure("wage", 6000).Figure("bonus.base", 1000);

    [Fact]
    public void Fifty_jobs_with_five_returns()
    {
        // Workload: 50 jobs × 2 points = 100 of 100 → 25; 42 of 50 within 24 h = 84% → 15 × (0.84 − 0.60) ÷ 0.30 = 12.
        // Quality: 40 of 50 satisfied = 80% → 35 × (0.80 − 0.60) ÷ 0.25 = 28; 5 of 50 came back: 90% → 15 × (0.90 − 0.80) ÷ 0.20 = 7.5;
        // 47 of 50 passed = 94% → 10 × (0.94 − 0.80) ÷ 0.20 = 7. Sum 79.5.
        // Two own faults −4, one of the complainers made happy +1, two referrals +4, one praise +1: 81.5.
        var score = Example.Score();
        Assert.Equal([25m, 12m, 28m, 7.5m, 7m], score.Lines.Select(l => l.Points));
        Assert.Equal([-4m, 1m, 4m, 1m], score.Adjustments.Select(a => a.Points));
        Assert.Equal(81.5m, score.Total);
        Assert.Equal((45m, 50m), (score.Lines[3].Metric!.Value.Numerator, score.Lines[3].Metric!.Value.Denominator));

        // Volume 100% against the worse side of the quality, the 50% of what came back: 0.5 apart, and 0.4 is allowed. The bonus of 1000 follows the
        // score, 815, and imbalance takes half of it, 407.50; the wage of 6000 stays.
        var balance = score.Awards.Single(a => a.Award.Id == "best-balance").Balance!;
        Assert.Equal((1m, 0.5m, "first-time-fix", true), (balance.Volume, balance.Quality, balance.WorstQuality, balance.IsFlagged));
        Assert.Equal([815m, 6000m, -407.5m], score.Payout!.Terms.Select(t => t.Amount));
        Assert.Equal(6407.5m, score.Payout.Total);
    }

    [Theory]
    [InlineData(0, 7600, true)]
    [InlineData(4, 7540, true)]
    [InlineData(5, 6762.5, false)]
    public void Much_work_that_comes_back_is_out_of_balance_and_costs_half_the_bonus_whatever_customers_say(int returns, double pay, bool isBest)
    {
        // Volume 50 × 2 of 100 = 100%. 4 of 50 back: 92% → 60% of its points, 0.4 apart; 5 of 50 back: 90% → 50%, 0.5 apart.
        // Wage 6000 and 10% of it, and of the bonus of 1000 what 100, 94 or 92.5 points bring; out of balance half of 600 + 925 is lost.
        var score = new PresetMonth("appliance-technician").Orders(50, (_, o) => o with { Points = 2, InspectionPassed = true }, _ => 5).Returns(returns)
            .Figure("wage", 6000).Figure("bonus.base", 1000).Score();
        var award = score.Awards.Single(a => a.Award.Id == "best-balance");
        Assert.Equal((isBest, !isBest), (award.IsGranted, award.Balance!.IsFlagged));
        Assert.Equal((decimal)pay, score.Payout!.Total);
    }

    [Theory]
    [InlineData(9, 10, 600)]
    [InlineData(8, 10, 0)]
    [InlineData(10, 9, 0)]
    public void Ten_percent_of_the_wage_only_when_satisfaction_is_ninety_and_timeliness_a_hundred(int satisfied, int inTime, int bonus)
    {
        var score = new PresetMonth("appliance-technician")
            .Orders(10, (i, o) => o with { CompletedAt = PresetMonth.Opened + Duration.FromHours(i < inTime ? 2 : 30) }, i => i < satisfied ? 5 : 1)
            .Figure("wage", 6000).Figure("bonus.base", 1000).Score();
        Assert.Equal(bonus, score.Payout!.Terms.Where(t => t.Kind == PayoutTermKind.WageBonus).Sum(t => t.Amount));
    }

    [Theory]
    [InlineData(1, false, 0)]
    [InlineData(1, true, 1)]
    [InlineData(3, true, 3)]
    public void A_complainer_made_happy_softens_what_the_complaint_cost_and_adds_nothing_beyond(int complaints, bool ownFault, int points)
    {
        var score = new PresetMonth("appliance-technician").Orders(1, rating: _ => 4)
            .Complaints(complaints, (_, c) => c with { IsOwnFault = ownFault }).Score();
        Assert.Equal(points, score.Adjustments.Where(a => a.Adjustment.Id == "recovered").Sum(a => a.Points));
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(1, false)]
    public void A_wage_and_a_bonus_that_nobody_imported_are_missing_whether_there_is_an_award_on_the_wage_or_not(int rating, bool isGranted)
    {
        var score = new PresetMonth("appliance-technician").Orders(10, rating: _ => rating).Score();
        Assert.Equal(isGranted, score.Awards[0].IsGranted);
        Assert.Equal(["bonus.base", "wage"], score.Payout!.Missing);
    }

    [Fact]
    public void Ninety_percent_in_a_day_and_eighty_five_percent_satisfied_are_full_marks()
    {
        var score = new PresetMonth("appliance-technician")
            .Orders(20, (i, o) => o with { CompletedAt = PresetMonth.Opened + Duration.FromHours(i < 18 ? 2 : 30) }, i => i < 17 ? 5 : 1).Score();
        Assert.Equal(score.Lines[1].EffectiveWeight.TimesRounded(1, 2), score.Lines[1].OwnPoints);
        Assert.Equal(score.Lines[2].EffectiveWeight.TimesRounded(1, 2), score.Lines[2].OwnPoints);
    }

    [Fact]
    public void Much_volume_and_little_quality_is_flagged()
    {
        // Volume 100%; satisfaction 13 of 20 = 65% → 0.05 ÷ 0.25 = 20%: they differ by 0.8, more than 0.4.
        var score = new PresetMonth("appliance-technician").Orders(20, (_, o) => o with { Points = 5 }, i => i < 13 ? 5 : 1).Score();
        var balance = score.Awards.Single(a => a.Award.Id == "best-balance").Balance!;
        Assert.Equal((1m, 0.2m, true), (balance.Volume, balance.Quality, balance.IsFlagged));
    }
}
