using KpiFunctions.Domain;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>Source: 002, service desk and front desk; 003, the repairer's sheet. Much of it is marked in grades.</summary>
public sealed class DeskTests
{
    private static readonly string[] Attitude = ["attendance", "obedience", "team", "emergency", "extra_work", "improvement"];

    private static readonly string[] Technical = ["response_speed", "proficiency", "tools", "cost", "job_records", "summary"];

    internal static PresetMonth ServiceExample => new PresetMonth("service-desk")
        .Figure("desk.solved_rate", 0.915m).Figure("desk.answered_rate", 0.89m)
        .Orders(50).Returns(3)
        .Complaints(50, (i, c) => c with
        {
            StaffId = StaffId.Parse("wang"),
            HandlerId = PresetMonth.Staff,
            AnsweredAt = PresetMonth.Opened + NodaTime.Duration.FromMinutes(i < 49 ? 120 : 121),
            ResolvedAt = PresetMonth.Opened + NodaTime.Duration.FromHours(i < 46 ? 24 : 25),
            IsSatisfied = i < 48,
        })
        .Fill("supervisor", "attitude excellent, call_quality excellent, records fair").Fill("leaders", "attitude fair, call_quality excellent, records fair");

    internal static PresetMonth FrontExample => new PresetMonth("front-desk")
        .Fill("manager", "tidiness good, equipment excellent, appearance good, reception excellent, language good, knowledge fair, problem_solving good, teamwork good")
        .Orders(10, rating: i => i < 8 ? 5 : 3)
        .Figure("sales.target_rate", 0.9m).Figure("retention.target_rate", 1.1m).Figure("conversion.target_rate", 0.5m);

    internal static PresetMonth SheetExample => new PresetMonth("repairers-sheet")
        .Fill(
            "manager",
            "attendance excellent, obedience good, team excellent, emergency excellent, extra_work pass, improvement fail, response_speed good, proficiency good, tools excellent, cost good, job_records pass, summary excellent");

    [Fact]
    public void A_service_desk_by_hand()
    {
        // Solved 91.5% → 20 × (0.915 − 0.85) ÷ 0.13 = 10; 3 of 50 customers came again: 94% → 5 × 0.04 ÷ 0.10 = 2; 49 of 50 answered in 2 h = 98% → 10;
        // 46 of 50 done in 24 h = 92% → 10 × 0.07 ÷ 0.13 = 5.38; calls answered 89% → 10 × 0.09 ÷ 0.18 = 5; 48 of 50 satisfied = 96% → 15 − 3 = 12;
        // attitude excellent to the supervisor and fair to the other heads: (100 + 60) ÷ 2 = 80 → 8; calls excellent to both → 10; records fair to both → 6. Sum 68.38.
        var score = ServiceExample.Score();
        Assert.Equal([10m, 2m, 10m, 5.38m, 5m, 12m, 8m, 10m, 6m], score.Lines.Select(l => l.Points));
        Assert.Equal((68.38m, "pass"), (score.Total, score.Grade));
    }

    [Theory]
    [InlineData(98, 15)]
    [InlineData(97, 12)]
    [InlineData(95, 12)]
    [InlineData(94, 9)]
    [InlineData(90, 9)]
    [InlineData(89, 0)]
    public void Satisfaction_with_outcomes_has_the_borders_of_the_clerks_sheet_and_its_shares(int satisfied, double points)
    {
        // The sheet takes 1 and 2 of 5 points, so 3 and 6 of 15.
        var month = new PresetMonth("service-desk").Complaints(100, (i, c) => c with { IsSatisfied = i < satisfied });
        var line = month.Score().Lines.Single(l => l.Item.Id == "service");
        Assert.Equal((decimal)points, line.Share.TimesRounded(15, 2));
    }

    [Fact]
    public void A_front_desk_by_hand()
    {
        // Good counts 80, excellent 100, fair 60. Tidy 80 → 8, equipment 100 → 5, appearance 80 → 8; reception 100 → 10, words 80 → 4, knowledge 60 → 3, problems 80 → 4;
        // 8 of the store's 10 customers satisfied → 10 × 0.20 ÷ 0.30 = 6.67; teamwork 80 → 8; sales 90% → 9, came back 110%, at most 100% → 10, new 50% → 5. Sum 80.67.
        var score = FrontExample.Score();
        Assert.Equal([8m, 5m, 8m, 10m, 4m, 3m, 4m, 6.67m, 8m, 9m, 10m, 5m], score.Lines.Select(l => l.Points));
        Assert.Equal((80.67m, "good"), (score.Total, score.Grade));
    }

    [Fact]
    public void A_repairers_sheet_by_hand()
    {
        // Attitude: attendance 100 → 8, obedience 80 → 6.4, team 100 → 8, extra work 60 → 4.8, no proposals 0; an emergency answered at once adds 5.
        // Technical: response 80 → 8, skill 80 → 8, tools 100 → 10, offers of two suppliers 80 → 8, records 60 → 6, summary 100 → 10. Sum 27.2 + 5 + 50 = 82.2.
        var score = SheetExample.Score();
        Assert.Equal([8m, 6.4m, 8m, 5m, 4.8m, 0m, 8m, 8m, 10m, 8m, 6m, 10m], score.Lines.Select(l => l.Points));
        Assert.Equal((82.2m, "good"), (score.Total, score.Grade));
        var items = score.Lines.Select(l => l.Item).ToList();
        Assert.Equal(Attitude.Concat(Technical).Select(t => $"rating.repairer.{t}"), items.Select(i => i.Metric));
        Assert.Equal(["emergency"], items.Where(i => i.IsBonus).Select(i => i.Id));
    }
}
