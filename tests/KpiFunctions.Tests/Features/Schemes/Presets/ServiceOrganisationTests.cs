using NodaTime;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>Source: 003 and 004. After-sales service staff, the small firm, and the service engineer.</summary>
public sealed class ServiceOrganisationTests
{
    internal static PresetMonth StaffExample => new PresetMonth("aftersales-service-staff")
        .Orders(20, (i, o) => o with
        {
            ArrivedAt = PresetMonth.Opened + Duration.FromMinutes(i < 16 ? 60 : 61),
            CompletedAt = PresetMonth.Opened + Duration.FromHours(21),
        }, i => i < 17 ? 5 : 3)
        .Returns(1).Complaints(1, (_, c) => c with { IsAboutAttitude = true })
        .Figure("cost.repair_ratio", 1.1m).Figure("parts.reasonable_rate", 0.96m)
        .Fill("clerk", "service good").Fill("supervisor", "service pass");

    internal static PresetMonth SmallFirmExample => new PresetMonth("small-firm")
        .Orders(5, rating: i => i < 4 ? 5 : 3)
        .Orders(5, (i, o) => o with { CompletedAt = PresetMonth.Opened + Duration.FromHours(i < 2 ? 24 : 25) });

    internal static PresetMonth EngineerExample => new PresetMonth("field-engineer")
        .Orders(8, (i, o) => o with { ArrivedAt = PresetMonth.Opened + Duration.FromMinutes(i < 7 ? 60 : 90), CompletedAt = PresetMonth.Opened + Duration.FromMinutes(i < 6 ? 720 : 721) }, i => i < 6 ? 4 : 3)
        .Orders(2, (_, o) => o with { ArrivedAt = PresetMonth.Opened })
        .Returns(1).Figure("attendance.rate", 0.96m);

    [Fact]
    public void After_sales_service_staff_by_hand()
    {
        // 20 orders: 16 arrived within the hour = 80% → 10 × 0.3 ÷ 0.5 = 6; 21 h on average → 10 × (21 − 48) ÷ (12 − 48) = 7.5;
        // 17 of 20 satisfied → 25 × 0.25 ÷ 0.30 = 20.83; 1 return: 95% → 15 × 0.15 ÷ 0.20 = 11.25; 1 complaint of 20 = 5% → 10 × (0.05 − 0.10) ÷ (0 − 0.10) = 5;
        // it is about attitude: 100% is not below 5% → 0; clerk good (80) × 0.3, supervisor pass (60) × 0.3, and the five
        // drawn customers, those of W10, W6, W13, W16 and W11, all of whom say 5: 100 × 0.4. 24 + 18 + 40 = 82 → 12.3.
        // Repairs cost 110% of the plan → 5 × (1.1 − 1.2) ÷ (1.0 − 1.2) = 2.5; 96% of the parts with reason → 5 × 0.16 ÷ 0.20 = 4. Sum 69.38.
        var score = StaffExample.Score();
        Assert.Equal([6m, 7.5m, 20.83m, 11.25m, 5m, 0m, 2.5m, 4m, 12.3m], score.Lines.Select(l => l.Points));
        Assert.Equal(69.38m, score.Total);
    }

    [Theory]
    [InlineData(21, 1, 5)]
    [InlineData(20, 1, 0)]
    [InlineData(0, 0, 5)]
    public void Attitude_complaints_stay_below_five_percent_of_complaints(int complaints, int aboutAttitude, double points)
    {
        // 1 of 21 is 4.76%, 1 of 20 is 5% and not below; without complaints the item is full. All items have data, so weights stay as they are.
        var score = new PresetMonth("aftersales-service-staff")
            .Orders(30, (_, o) => o with { ArrivedAt = PresetMonth.Opened }, _ => 5).Fill("clerk", "service good").Figure("cost.repair_ratio", 1).Figure("parts.reasonable_rate", 1)
            .Complaints(complaints, (i, c) => c with { IsAboutAttitude = i < aboutAttitude }).Score();
        Assert.Equal((decimal)points, PresetMonth.Points(score)["attitude"]);
    }

    [Fact]
    public void A_small_firm_needs_two_measures()
    {
        // 4 of 5 satisfied → 60 × 0.20 ÷ 0.30 = 40; 7 of 10 within a day → 40 × 0.20 ÷ 0.40 = 20. Sum 60: pass.
        var month = SmallFirmExample;
        var score = month.Score();
        Assert.Equal([40m, 20m], score.Lines.Select(l => l.Points));
        Assert.Equal((60m, "pass"), (score.Total, score.Grade));
        Assert.Equal(2, month.Scheme.Items.Count);
    }

    [Fact]
    public void A_service_engineer_by_hand()
    {
        // 9 of 10 arrived in time → 20 × 0.4 ÷ 0.5 = 16; 8 of 10 fixed in 12 h → 20 × 0.3 ÷ 0.5 = 12;
        // 6 satisfied of ALL 10 customers → 20 × 0.6 ÷ 0.9 = 13.33 (had the silent two been satisfied, 8 of 10);
        // 1 of 10 came back: 90% → 20 × 0.1 ÷ 0.2 = 10; attendance 96% → 20 × 0.16 ÷ 0.2 = 16. Sum 67.33.
        var score = EngineerExample.Score();
        Assert.Equal([16m, 12m, 13.33m, 10m, 16m], score.Lines.Select(l => l.Points));
        Assert.Equal(0.8m, score.Lines[2].Metric!.Value.AtMost!.Value.Value);
        Assert.Equal(67.33m, score.Total);
    }
}
