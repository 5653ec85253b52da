namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>Source: 002. Clerk and supervisor with commission, the supervisor × 1.3; the manager with 2000 + 3000 × coefficient.</summary>
public sealed class CustomerServiceTests
{
    // Assessment 90 of 70 → 63; CSI of ten ratings summing to 46 → 4.6 × 200 = 920 → 15; inspection 80 of 15 → 12: 90 points.
    // (60 × 3 + 100 × 2) × volume 0.95 × key indicators 0.9 × 90% + 120 = 138.51 + 153.90 + 120 = 412.41; the supervisor's × 1.3 without
    // the volume: 189.54 + 210.60 + 120 = 520.14.
    [Theory]
    [InlineData("customer-service-clerk", 138.51, 153.90, 412.41)]
    [InlineData("customer-service-supervisor", 189.54, 210.60, 520.14)]
    public void Commission_times_volume_key_indicators_position_and_score(string preset, double bookings, double receptions, double total)
    {
        var score = new PresetMonth(preset)
            .Orders(10, rating: i => i < 6 ? 5 : 4).Mark("assessment", 90).Figure("flight_check.mark", 80)
            .Figure("bookings", 60).Figure("receptions", 100).Figure("volume.rate", 0.95m).Figure("kpi.rate", 0.9m).Figure("value_added", 120)
            .Score();
        Assert.Equal([63m, 15m, 12m], score.Lines.Select(l => l.Points));
        Assert.Equal([(decimal)bookings, (decimal)receptions, 120m], score.Payout!.Terms.Select(t => t.Amount));
        Assert.Equal((decimal)total, score.Payout.Total);
    }

    [Theory]
    [InlineData(45, 15)]
    [InlineData(44, 0)]
    public void A_satisfaction_index_below_nine_hundred_gets_nothing(int sumOfTenRatings, double points)
    {
        // 45 ÷ 10 × 200 = 900; 44 → 880.
        var score = new PresetMonth("customer-service-clerk")
            .Orders(10, rating: i => 4 + (i < sumOfTenRatings - 40 ? 1 : 0)).Mark("assessment", 90).Figure("flight_check.mark", 80).Score();
        Assert.Equal((decimal)points, score.Lines[1].Points);
    }

    [Fact]
    public void The_managers_pay_is_2000_and_3000_times_the_coefficient()
    {
        // Prospect files 15, three days late −6; follow-up 15; upkeep 80% → 12; solicitation 90% → 13.5; drills 10; national rank in the best quarter → 24 of 30.
        // 15 + 15 + 12 + 13.5 + 10 + 24 − 6 = 83.5 → 2000 + 3000 × 0.835 = 4505.
        var score = new PresetMonth("customer-service-manager")
            .Figure("report.prospects_filed", 1).Figure("report.prospects_days_late", 3).Figure("report.follow_up_filed", 1)
            .Figure("upkeep.checked_rate", 0.8m).Figure("solicitation.target_rate", 0.9m).Figure("drill.count", 2).Figure("maker.rank_percentile", 0.25m)
            .Score();
        Assert.Equal([15m, 15m, 12m, 13.5m, 10m, 24m], score.Lines.Select(l => l.Points));
        Assert.Equal(-6, Assert.Single(score.Adjustments).Points);
        Assert.Equal([2000m, 2505m], score.Payout!.Terms.Select(t => t.Amount));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(0, 15)]
    [InlineData(1, 13)]
    [InlineData(3, 9)]
    [InlineData(8, 0)]
    public void A_report_that_is_missing_gets_nothing_and_a_late_one_loses_two_a_day(int? daysLate, double left)
    {
        var month = Rest(0.1m);
        var score = (daysLate is { } days ? month.Figure("report.prospects_filed", 1).Figure("report.prospects_days_late", days) : month).Score();
        Assert.Equal((decimal)left, score.Lines[0].Points + score.Adjustments.Sum(a => a.Points));
        Assert.Equal(85 + (decimal)left, score.Total);
    }

    [Theory]
    [InlineData(0.10, 30)]
    [InlineData(0.101, 24)]
    [InlineData(0.25, 24)]
    [InlineData(0.40, 18)]
    [InlineData(0.50, 12)]
    [InlineData(0.60, 6)]
    [InlineData(0.601, 0)]
    public void The_makers_national_rank_in_tiers(double percentile, double points) =>
        Assert.Equal((decimal)points, Rest((decimal)percentile).Score().Lines[5].Points);

    /// <summary>Full marks in everything but the prospect files and the rank.</summary>
    private static PresetMonth Rest(decimal percentile) => new PresetMonth("customer-service-manager")
        .Figure("report.follow_up_filed", 1).Figure("upkeep.checked_rate", 1).Figure("solicitation.target_rate", 1)
        .Figure("drill.count", 1).Figure("maker.rank_percentile", percentile);
}
