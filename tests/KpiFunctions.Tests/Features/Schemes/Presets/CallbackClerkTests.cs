using KpiFunctions.Domain.Facts;
using NodaTime;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>Source: 002, the callback clerk's sheet: 22 items in the groups 17, 11, 15, 24, 15 and 18, and penalty items of 10 and 5.</summary>
public sealed class CallbackClerkTests
{
    private const string AllExcellent =
        "database excellent, archive excellent, mail excellent, campaign_review excellent, progress excellent, prospect_check excellent, work_log excellent, conduct excellent";

    internal static PresetMonth Example => new PresetMonth("callback-clerk")
        .Figure("recheck.next_day_rate", 0.8m).Figure("sample.monday_rate", 0.75m).Figure("survey.month_end_rate", 0.9m).Figure("sample.spot_check_rate", 0.24m)
        .Figure("information.unreported_count", 2).Figure("report.daily_late_count", 2, excused: 1, note: "sick leave").Figure("information.timely_rate", 0.96m)
        .Complaints(50, (i, c) => c with { AnsweredAt = PresetMonth.Opened + Duration.FromMinutes(i < 49 ? 120 : 121), IsSatisfied = i < 46, StaffId = i == 0 ? c.StaffId : null, HandlerId = c.StaffId, IsOwnFault = i == 0 })
        .Figure("phone.wrong_count", 2)
        .Figure("report.monthly_days_late", 1).Figure("training.exam", 84)
        .Fill("self", "database excellent, archive excellent, mail good, campaign_review excellent, progress excellent, prospect_check good, work_log excellent, conduct good")
        .Fill("manager", "database excellent, archive excellent, mail fair, campaign_review excellent, progress excellent, prospect_check good, work_log good, conduct good")
        .Fill("company", "database excellent, archive excellent, mail poor, campaign_review excellent, progress excellent, prospect_check good, work_log good, conduct fair")
        .Customer(CustomerFactKind.Praise).Figure("csi.gain", 0)
        .Figure("penalty.work_2", 1);

    [Fact]
    public void The_sheet_has_its_twenty_two_items_groups_and_penalties()
    {
        var scheme = new PresetMonth("callback-clerk").Scheme;
        Assert.Equal(
            [
                ("callbacks", 17m, "5 3 6 3"), ("feedback", 11m, "3 3 5"), ("complaints", 15m, "5 5 5"),
                ("daily", 24m, "5 4 4 3 4 4"), ("learning", 15m, "5 5 5"), ("bonus", 18m, "8 5 5"),
            ],
            scheme.Items.GroupBy(i => i.Group!).Select(g => (g.Key, g.Sum(i => i.Weight), string.Join(' ', g.Select(i => i.Weight)))));
        Assert.Equal(22, scheme.Items.Count);
        Assert.Equal(100, scheme.MaximumTotal);
        Assert.Equal([-10m, -5m, -10m, -5m, -5m, -5m, -10m, -10m], scheme.Adjustments.Where(a => a.Id.StartsWith("penalty", StringComparison.Ordinal)).Select(a => a.Each));
    }

    [Fact]
    public void A_perfect_month_is_a_hundred()
    {
        var score = Perfect().Score();
        Assert.All(score.Lines, l => Assert.Equal(l.Item.Weight, l.Points));
        Assert.Equal((100m, "excellent"), (score.Total, score.Grade));
    }

    [Fact]
    public void A_month_by_hand()
    {
        // Callbacks: next-day calls 80% → 4; Monday samples 15 of 20 → 3 × 0.75 = 2.25; month-end survey 90% → 5.4; 24% spot-checked of 30% → 2.4.
        // Feedback: two wrong data not reported → 0; 2 late reports, 1 excused → 3 − 1; information 96% → 5 − 1 = 4.
        // Complaints: 49 of 50 in time = 98% → 5; 46 of 50 satisfied = 92% → 5 − 2 = 3; one own fault −2 and two wrong numbers −2 → 5 − 4 = 1.
        // Columns count 25%, 50% and 25%; excellent is 100, good 80, fair 60, poor 0.
        // Daily: database 5 and archive 4; mail good to oneself, fair to the manager, poor to the company: 20 + 30 + 0 = 50 → 2; campaigns 3, progress 4;
        // prospects good to all → 3.2. Learning: log excellent to oneself, good to the others: 25 + 40 + 20 = 85 → 4.25, monthly report a day late → 0, exam 84 → 0.
        // Bonus: conduct good to oneself and to the manager, fair to the company: 20 + 40 + 15 = 75 → 6, praise → 5, satisfaction not raised → 0. Penalty: one of the work items −5.
        // 4 + 2.25 + 5.4 + 2.4 + 0 + 2 + 4 + 5 + 3 + 1 + 21.2 + 4.25 + 0 + 0 + 6 + 5 + 0 − 5 = 60.5.
        var score = Example.Score();
        Assert.Equal(
            [4m, 2.25m, 5.4m, 2.4m, 0m, 3m, 4m, 5m, 3m, 5m, 5m, 4m, 2m, 3m, 4m, 3.2m, 4.25m, 0m, 0m, 6m, 5m, 0m],
            score.Lines.Select(l => l.Points));
        Assert.Equal([-1m, -2m, -2m, -5m], score.Adjustments.Select(a => a.Points));
        Assert.Equal((60.5m, "pass"), (score.Total, score.Grade));
    }

    [Theory]
    [InlineData(0.98, 5)]
    [InlineData(0.9799, 4)]
    [InlineData(0.95, 4)]
    [InlineData(0.9499, 3)]
    [InlineData(0.85, 3)]
    [InlineData(0.8499, 0)]
    public void Feedback_and_information_on_both_sides_of_every_border(double rate, double points) =>
        Assert.Equal((decimal)points, PresetMonth.Points(With("information.timely_rate", (decimal)rate))["information-timeliness"]);

    [Theory]
    [InlineData(98, 5)]
    [InlineData(97, 4)]
    [InlineData(95, 4)]
    [InlineData(94, 3)]
    [InlineData(90, 3)]
    [InlineData(89, 0)]
    public void Satisfaction_with_solutions_on_both_sides_of_every_border(int satisfied, double points)
    {
        var score = new PresetMonth("callback-clerk").Complaints(100, (i, c) => c with { IsSatisfied = i < satisfied }).Score();
        Assert.Equal((decimal)points, PresetMonth.Points(score)["complaint-satisfaction"]);
    }

    [Theory]
    [InlineData(98, 5)]
    [InlineData(97, 0)]
    public void Complaint_speed_is_full_or_nothing(int inTime, double points)
    {
        var score = new PresetMonth("callback-clerk")
            .Complaints(100, (i, c) => c with { ResolvedAt = PresetMonth.Opened + Duration.FromHours(i < inTime ? 24 : 25) }).Score();
        Assert.Equal((decimal)points, PresetMonth.Points(score)["complaint-speed"]);
    }

    [Theory]
    [InlineData(85, 5)]
    [InlineData(84.99, 0)]
    public void An_exam_below_eighty_five_forfeits_its_item(double mark, double points) =>
        Assert.Equal((decimal)points, PresetMonth.Points(With("training.exam", (decimal)mark))["training-exam"]);

    [Fact]
    public void Own_faults_cost_two_points_each_beyond_the_item_and_wrong_numbers_no_more_than_it()
    {
        // Three own faults −6, seven wrong numbers −7, but the item has only 5.
        var score = Perfect().Complaints(3, (_, c) => c with { IsOwnFault = true }).Figure("phone.wrong_count", 7).Score();
        Assert.Equal([-6m, -5m], score.Adjustments.Select(a => a.Points));
        Assert.Equal(89, score.Total);
    }

    [Theory]
    [InlineData("training.missed_count", 0, 0)]
    [InlineData("training.missed_count", 1, 5)]
    [InlineData("training.late_count", 1, 5)]
    [InlineData("training.late_count", 0, 0)]
    public void Training_missed_without_leave_or_late_forfeits_the_item_whatever_the_exam(string metric, int excused, double left)
    {
        // Once, with leave or without.
        var score = Perfect().Figure(metric, 1, excused, "leave of the 12th").Score();
        Assert.Equal((decimal)left, PresetMonth.Points(score)["training-exam"] + score.Adjustments.Sum(a => a.Points));
    }

    [Fact]
    public void An_exam_not_taken_gets_nothing_and_information_without_records_is_not_full()
    {
        var points = PresetMonth.Points(new PresetMonth("callback-clerk").Figure("sample.monday_rate", 1).Score());
        Assert.Equal((0m, 0m), (points["training-exam"], points["information-timeliness"]));
    }

    private static Domain.Scoring.StaffScore With(string metric, decimal value) =>
        new PresetMonth("callback-clerk").Figure(metric, value).Figure("sample.monday_rate", 1).Score();

    private static PresetMonth Perfect() => new PresetMonth("callback-clerk")
        .Figure("recheck.next_day_rate", 1).Figure("sample.monday_rate", 1).Figure("survey.month_end_rate", 1).Figure("sample.spot_check_rate", 0.3m)
        .Figure("information.unreported_count", 0).Figure("report.daily_late_count", 0).Figure("information.timely_rate", 1).Complaints(10)
        .Figure("report.monthly_days_late", 0).Figure("training.exam", 90)
        .Fill("self", AllExcellent).Fill("manager", AllExcellent).Fill("company", AllExcellent).Customer(CustomerFactKind.Praise).Figure("csi.gain", 2);
}
