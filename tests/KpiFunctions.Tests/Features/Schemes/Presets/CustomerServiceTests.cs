namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>Source: 002. Clerk and supervisor with commission, the supervisor × 1.3; the manager with 2000 + 3000 × coefficient.</summary>
public sealed class CustomerServiceTests
{
    private const string Excellent = "month excellent";
    private const string Good = "month good";

    internal static PresetMonth ManagerExample => new PresetMonth("customer-service-manager")
        .Figure("report.prospects_filed", 1).Figure("report.prospects_days_late", 3).Figure("report.follow_up_filed", 1)
        .Figure("upkeep.checked_rate", 0.8m).Figure("solicitation.target_rate", 0.9m).Figure("analysis.customer_structure_count", 1)
        .Figure("activity.count", 2).Figure("drill.sales_count", 1).Figure("maker.rank_percentile", 0.25m);

    /// <summary>What the month of clerk or supervisor has; neither has orders of their own.</summary>
    internal static PresetMonth CommissionExample(string preset)
    {
        var month = new PresetMonth(preset).Fill("self", Excellent).Fill("manager", Good).Fill("company", Excellent).Figure("bookings", 60).Figure("receptions", 100).Figure("kpi.rate", 0.9m).Figure("value_added", 120);
        return preset == "customer-service-clerk" ? month.Figure("maker.csi", 920).Figure("flight_check.mark", 80).Figure("volume.rate", 0.95m) : month;
    }

    // Assessment: excellent to oneself and the company, a quarter each, good to the manager, half: 25 + 40 + 25 = 90. The clerk: 90% of 70 → 63; CSI 920 → 15; inspection 80 of 15 → 12: 90 points. The supervisor has the assessment alone: 90.
    // (60 × 3 + 100 × 2) × volume 0.95 × key indicators 0.9 × 90% + 120 = 138.51 + 153.90 + 120 = 412.41; the supervisor's × 1.3 without
    // the volume: 189.54 + 210.60 + 120 = 520.14.
    [Theory]
    [InlineData("customer-service-clerk", 138.51, 153.90, 412.41)]
    [InlineData("customer-service-supervisor", 189.54, 210.60, 520.14)]
    public void Commission_times_volume_key_indicators_position_and_score(string preset, double bookings, double receptions, double total)
    {
        var score = CommissionExample(preset).Score();
        Assert.Equal(preset.EndsWith("clerk", StringComparison.Ordinal) ? [63m, 15m, 12m] : [90m], score.Lines.Select(l => l.Points));
        Assert.Equal([(decimal)bookings, (decimal)receptions, 120m], score.Payout!.Terms.Select(t => t.Amount));
        Assert.Equal((decimal)total, score.Payout.Total);
    }

    [Theory]
    [InlineData(900, 15)]
    [InlineData(899, 0)]
    public void A_satisfaction_index_below_nine_hundred_gets_nothing(int csi, double points) => Assert.Equal(
        (decimal)points,
        new PresetMonth("customer-service-clerk").Figure("maker.csi", csi).Fill("manager", Good).Figure("flight_check.mark", 80).Score().Lines[1].Points);

    [Theory]
    [InlineData("customer-service-supervisor", 1.5, 218.70, 243)]
    [InlineData("customer-service-clerk", 1.5, 138.51, 153.90)]
    public void An_own_coefficient_of_the_year_goes_before_that_of_the_position(string preset, double coefficient, double bookings, double receptions)
    {
        // 60 × 3 × 0.9 × 1.5 × 90% and 100 × 2 × 0.9 × 1.5 × 90%; the clerk's formula has no coefficient.
        var score = new PresetMonth(preset) { Coefficient = (decimal)coefficient }
            .Fill("self", Excellent).Fill("manager", Good).Fill("company", Excellent).Figure("maker.csi", 920).Figure("flight_check.mark", 80)
            .Figure("bookings", 60).Figure("receptions", 100).Figure("volume.rate", 0.95m).Figure("kpi.rate", 0.9m).Score();
        Assert.Equal([(decimal)bookings, (decimal)receptions], score.Payout!.Terms.Select(t => t.Amount));
    }

    [Fact]
    public void The_managers_pay_is_2000_and_3000_times_the_coefficient()
    {
        // Prospect files 15, three days late −6; follow-up 15; upkeep 80% → 8; solicitation 90% → 9; structure 5; activities 5; a drill of sales 5,
        // none of after-sales 0; national rank in the best quarter → 24 of 30. 15 + 15 + 8 + 9 + 5 + 5 + 5 + 24 − 6 = 80 → 2000 + 3000 × 0.8 = 4400.
        var score = ManagerExample.Score();
        Assert.Equal([15m, 15m, 8m, 9m, 5m, 5m, 5m, 0m, 24m], score.Lines.Select(l => l.Points));
        Assert.Equal(-6, Assert.Single(score.Adjustments).Points);
        Assert.Equal([2000m, 2400m], score.Payout!.Terms.Select(t => t.Amount));
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
        Assert.Equal((decimal)points, Rest((decimal)percentile).Score().Lines[8].Points);

    /// <summary>Full marks in everything but the prospect files and the rank.</summary>
    private static PresetMonth Rest(decimal percentile) => new PresetMonth("customer-service-manager")
        .Figure("report.follow_up_filed", 1).Figure("upkeep.checked_rate", 1).Figure("solicitation.target_rate", 1)
        .Figure("analysis.customer_structure_count", 1).Figure("activity.count", 1).Figure("drill.sales_count", 1).Figure("drill.aftersales_count", 1).Figure("maker.rank_percentile", percentile);
}
