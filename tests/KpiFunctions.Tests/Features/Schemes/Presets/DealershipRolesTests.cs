using KpiFunctions.Domain.Scoring.Payouts;
using NodaTime;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>Source: 002. Service advisor, repair technician, sales consultant, general staff.</summary>
public sealed class DealershipRolesTests
{
    internal static PresetMonth AdvisorExample(string? employment) => new PresetMonth("service-advisor") { Employment = employment }
        .Orders(20, (_, o) => o with { Amount = 2760 }, i => i < 15 ? 4 : 3).Complaints(4, (i, c) => c with { StaffId = null, IsSatisfied = i < 3 })
        .Mark("process", 85).Mark("communication", 90).Mark("discipline", 100).Figure("pay.skill", 150).Figure("penalties", 50);

    internal static PresetMonth TechnicianExample(string? employment) => new PresetMonth("repair-technician") { Employment = employment }
        .Orders(50, (i, o) => o with { InspectionPassed = i < 49, StandardHours = 2, ActualHours = 2.5m, Points = 1.2m }, i => i < 42 ? 5 : 3)
        .Returns(2).Mark("discipline", 90).Figure("pay.skill", 150).Figure("penalties", 50);

    internal static PresetMonth SalesExample => new PresetMonth("sales-consultant")
        .Figure("survey.satisfaction_rate", 0.9m).Figure("sales.target_rate", 0.9m).Mark("skill", 80).Figure("market.target_rate", 0.6m).Figure("management.rate", 0.95m).Figure("cars.sold", 4);

    internal static PresetMonth GeneralExample => new PresetMonth("general-staff")
        .Figure("survey.satisfaction_rate", 0.75m).Figure("sales.target_rate", 1.05m)
        .Fill("self", "ability excellent, quality competent, discipline excellent").Fill("manager", "ability competent, quality competent, discipline excellent");

    internal static PresetMonth ManagerExample => new PresetMonth("service-manager") { EmployedSince = new LocalDate(2020, 5, 1), Certificate = 2 }
        .Orders(16, (_, o) => o with { Amount = 11_000 }).Figure("maker.csi", 900).Figure("survey.ten_items", 91)
        .Figure("daily_awards", 60);

    internal static PresetMonth ChiefExample => new PresetMonth("station-chief")
        .Orders(10, (_, o) => o with { Amount = 11_000 }).Figure("maker.csi", 920).Figure("survey.ten_items", 92).Figure("penalties", 100);

    [Theory]
    [InlineData(null, 1000)]
    [InlineData("apprentice", 0)]
    [InlineData("实习生", 0)]
    public void A_service_advisor_by_hand(string? employment, int basePay)
    {
        // The 20 orders of 2,760 are 55,200 of 60,000: 92% → 32.2; 15 of 20 satisfied → 20 × (0.75 − 0.60) ÷ 0.30 = 10;
        // 3 of 4 complaints about these orders solved to satisfaction → 10 × (0.75 − 0.60) ÷ 0.30 = 5; process 85 → 12.75; communication 90 → 9;
        // discipline 100 → 10. Sum 78.95.
        // Base 1000, not for apprentices and interns; 1% of 55,200 = 552, which the score does not touch; skill 150; penalty −50.
        var score = AdvisorExample(employment).Score();
        Assert.Equal([32.2m, 10m, 5m, 12.75m, 9m, 10m], score.Lines.Select(l => l.Points));
        Assert.Equal((78.95m, "pass"), (score.Total, score.Grade));
        Assert.Equal([basePay, 552m, 150m, -50m], score.Payout!.Terms.Select(t => t.Amount));
        Assert.Equal(basePay + 652, score.Payout.Total);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(2, 0)]
    public void An_advisor_without_a_complaint_has_full_marks_for_complaints(int complaints, int points)
    {
        var score = new PresetMonth("service-advisor").Orders(5, rating: _ => 5).Complaints(complaints, (_, c) => c with { StaffId = null, IsSatisfied = false })
            .Mark("process", 80).Mark("communication", 80).Mark("discipline", 80).Score();
        Assert.Equal(points, PresetMonth.Points(score)["complaints"]);
    }

    [Theory]
    [InlineData(null, 1000)]
    [InlineData("apprentice", 0)]
    [InlineData("intern", 0)]
    [InlineData("Intern", 0)]
    [InlineData("学徒工", 0)]
    public void A_repair_technician_by_hand(string? employment, int basePay)
    {
        // 49 of 50 passed = 98% → 25 × 0.08 ÷ 0.10 = 20; 2 returns: 96% → 25 × 0.06 ÷ 0.10 = 15; hours 2 ÷ 2.5 = 0.8 → 20;
        // 42 of 50 satisfied = 84% → 15 × 0.24 ÷ 0.30 = 12; discipline 90 → 9. Sum 76.
        // Base 1000, not for apprentices and interns; 50 × 1.2 points × 10 = 600, which the score does not touch; skill 150; penalty −50.
        var score = TechnicianExample(employment).Score();
        Assert.Equal([20m, 15m, 20m, 12m, 9m], score.Lines.Select(l => l.Points));
        Assert.Equal([basePay, 600m, 150m, -50m], score.Payout!.Terms.Select(t => t.Amount));
        Assert.Equal(basePay + 700, score.Payout.Total);
    }

    [Fact]
    public void A_sales_consultant_is_paid_960_and_240_and_each_car_times_target_and_management()
    {
        // Sales 90% → 36; 90% of those asked satisfied → 25; skill 80 → 16; market 60% → 9. Sum 86. Pay: 960 + 240 × 0.9 × 0.95 = 205.20 + 4 cars × 200 × 0.9 × 0.95 = 684.
        var score = SalesExample.Score();
        Assert.Equal([36m, 25m, 16m, 9m], score.Lines.Select(l => l.Points));
        Assert.Equal(
            [(PayoutTermKind.FixedPart, 960m), (PayoutTermKind.VariablePart, 205.20m), (PayoutTermKind.Commission, 684m)],
            score.Payout!.Terms.Select(t => (t.Kind, t.Amount)));
    }

    [Fact]
    public void General_staff_by_hand()
    {
        // Sales 105%, at most 100% → 30; 75% of those asked satisfied → 25 × 0.15 ÷ 0.30 = 12.5; ability excellent to oneself and
        // competent to the superior: 100 × 0.3 + 80 × 0.7 = 86 → 21.5; quality competent to both: 80 → 8; discipline excellent to both → 10. Sum 82.
        var month = GeneralExample;
        Assert.Equal([30m, 12.5m, 21.5m, 8m, 10m], month.Score().Lines.Select(l => l.Points));

        // The document's ranges: sales 30 to 40, satisfaction and ability 20 to 30, quality 10 to 20, discipline 10.
        (int Least, int Most)[] ranges = [(30, 40), (20, 30), (20, 30), (10, 20), (10, 10)];
        Assert.All(month.Scheme.Items.Zip(ranges), p => Assert.InRange(p.First.Weight, p.Second.Least, p.Second.Most));
    }

    [Fact]
    public void A_service_manager_is_paid_base_and_output_times_the_score_and_seniority_up_to_200()
    {
        // The store's 16 orders of 11,000 are 176,000; the year's 2,200,000 are 183,333.33 a month: 0.96 → 48; CSI 900 → 25; ten items 91 → 0. 73 points.
        // (1000 + 176000 × 0.01) × 73% = 730 + 1284.80, daily awards 60, 6 years → 4 × 50 = 200, certificate of level 2 → 100. Sum 2374.80.
        var score = ManagerExample.Score();
        Assert.Equal([48m, 25m, 0m], score.Lines.Select(l => l.Points));
        Assert.Equal([730m, 1284.80m, 60m, 200m, 100m], score.Payout!.Terms.Select(t => t.Amount));
        Assert.Equal(2374.80m, score.Payout.Total);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(1, 50)]
    [InlineData(2, 100)]
    [InlineData(3, 200)]
    [InlineData(4, 200)]
    [InlineData(5, 200)]
    public void The_makers_certificates_add_50_100_and_200(int? level, int? amount)
    {
        var pay = new PresetMonth("service-manager") { Certificate = level }.Figure("maker.csi", 900).Score().Payout!;
        Assert.Equal((decimal?)amount, pay.Terms.SingleOrDefault(t => t.Kind == PayoutTermKind.Certificate)?.Amount);
    }

    [Fact]
    public void A_station_chief_gets_3000_at_least()
    {
        // The store's 10 orders of 11,000 are 0.6 of a month's 183,333.33 → 30; CSI 920 → 25; ten items 92 → 25: 80 points.
        // 1500 + 110000 × 0.01 × 80% = 880, penalty −100: 2280, so 720 up to 3000.
        var month = ChiefExample;
        Assert.Equal([1500m, 880m, -100m, 720m], month.Score().Payout!.Terms.Select(t => t.Amount));
        Assert.Equal(3000, month.Score().Payout!.Total);
    }
}
