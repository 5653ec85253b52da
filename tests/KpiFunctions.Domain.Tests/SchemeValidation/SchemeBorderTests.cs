using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.SchemeValidation;
using KpiFunctions.Domain.Tests.Scoring;

namespace KpiFunctions.Domain.Tests.SchemeValidation;

/// <summary>Every number of a scheme, with the last values that are taken and the first that are refused on either side.</summary>
public sealed class SchemeBorderTests
{
    private const decimal Largest = 1_000_000_000;
    private const decimal Fine = 0.000001m;
    private const decimal TooFine = 0.0000001m;

    private static readonly decimal[] UsableEnds = [Largest, Largest - Fine];
    private static readonly decimal[] TooLarge = [Largest + Fine, TooFine];

    private static readonly Scheme Sound = Given.Scheme(Given.Item("training.exam", 100, new RatingRule()));

    private static readonly Scheme OfTwo = Given.Scheme(Given.Item("training.exam", 60, new RatingRule()), Given.Item("mark", 40, new RatingRule()));

    private static readonly Number[] Numbers =
    [
        new("$.version", n => Sound with { Version = (int)n }, [1, 2], [0, -1]),
        new("$.scale", n => Sound with { Scale = n, Items = n > 0 ? [Sound.Items[0] with { Weight = n }] : [] }, [0.01m, 10_000], [0, -0.01m, 10_000.01m, 99.999m]),
        new("$.minimumCoverage", n => Sound with { MinimumCoverage = n }, [Fine, 1], [0, -Fine, 1 + Fine, TooFine]),
        new("$.items", n => Sound with { Scale = n }, [100], [99.99m, 100.01m]),
        new("$.items[0].weight", n => Sound with { Scale = n, Items = [Sound.Items[0] with { Weight = n }] }, [0.01m, 100], [0, -0.01m, 33.333m]),
        new("$.items[0].minimumSample", n => Sound with { Items = [Sound.Items[0] with { MinimumSample = (int)n }] }, [1, 2], [0, -1]),

        new("$.items[0].rule.from", n => With(new LinearRule(n, 1)), [.. UsableEnds, -Largest, 0], [.. TooLarge, -Largest - Fine]),
        new("$.items[0].rule.to", n => With(new LinearRule(1, n)), [.. UsableEnds, -Largest, 1 - Fine, 1 + Fine], [.. TooLarge, -Largest - Fine, 1]),
        new("$.items[0].rule.limit", n => With(new LinearRule(0, 1, n)), [1, 1 + Fine, .. UsableEnds], [1 - Fine, .. TooLarge]),
        new("$.items[0].rule.limit", n => With(new LinearRule(1, 0, n)), [0, -Fine, -Largest], [Fine, -TooFine, -Largest - Fine]),
        new("$.items[0].rule.target", n => With(new RatioRule(n, 1)), [.. UsableEnds, Fine], [.. TooLarge, 0, -Fine]),
        new("$.items[0].rule.cap", n => With(new RatioRule(1, n)), [Fine, 10], [0, -Fine, 10 + Fine, TooFine]),
        new("$.items[0].rule", n => With(new AllOrNothingRule(Bound.AtMost(n))), [.. UsableEnds, -Largest], TooLarge),
        new("$.items[0].rule.tiers[0]", n => With(new TiersRule([new(Bound.AtLeast(n), 1, null)], 0)), [.. UsableEnds, -Largest], TooLarge),
        new("$.items[0].rule.tiers[0]", n => With(new TiersRule([new(Bound.AtLeast(1), n, null)], 0)), [0, 0.01m, 100], [-0.01m, 100.01m, 33.333m]),
        new("$.items[0].rule.tiers[0]", n => With(new TiersRule([new(Bound.AtLeast(1), null, n)], 0)), [0, 0.01m, 100], [-0.01m, 100.01m, 33.333m]),
        new("$.items[0].rule.tiers[1]", n => With(new TiersRule([new(Bound.AtLeast(0.9m), 9, null), new(Bound.AtLeast(n), 8, null)], 0)), [0.9m - Fine, 0], [0.9m, 0.9m + Fine]),
        new("$.items[0].rule.tiers[1]", n => With(new TiersRule([new(Bound.AtMost(0.1m), 9, null), new(new(BoundKind.Below, n), 8, null)], 0)), [0.1m + Fine, 1], [0.1m, 0.1m - Fine]),
        new("$.items[0].rule.tiers[1]", n => With(new TiersRule([new(Bound.AtLeast(0.9m), 9, null), new(Bound.AtLeast(0.8m), n, null)], 0)), [9, 8.99m], [9.01m]),
        new("$.items[0].rule.otherwise", n => With(new TiersRule([new(Bound.AtLeast(0.9m), 9, null), new(Bound.AtLeast(0.8m), 8, null)], n)), [0, 0.01m, 8], [-0.01m, 8.01m, 7.999m]),
        new("$.items[0].rule.tiers[0]", n => With(new RankTiersRule([new(new(BoundKind.Top, n), 9, null)], 0)), [Fine, 1], [0, -Fine, 1 + Fine]),

        new("$.adjustments[0].each", n => With(Late with { Each = n }), [Fine, -Fine, Largest, -Largest], [0, .. TooLarge]),
        new("$.adjustments[0].each", n => With(Late with { Each = n, Forfeits = "training.exam" }), [-Fine], [Fine, 1]),
        new("$.adjustments[1].each", n => With(Late, Late with { Id = "good", Each = n, Softens = "late" }), [Fine, 1], [-Fine, 0]),
        new("$.adjustments[0].min", n => With(Late with { Min = n }), [0, -0.01m, -Largest], [0.01m, -0.001m, -Largest - 0.01m]),
        new("$.adjustments[0].max", n => With(Late with { Max = n }), [0, 0.01m, Largest], [-0.01m, 0.001m, Largest + 0.01m]),

        new("$.grades[0].atLeast", n => Sound with { Grades = [new(n, "all")] }, [0, 100], [-0.01m, 100.01m]),
        new("$.grades[1].atLeast", n => Sound with { Grades = [new(90, "good"), new(n, "pass")] }, [89.99m, 0], [90, 90.01m]),

        new("$.awards[0].topPercent", n => With(Award(new Reward.Label("pool")) with { TopPercent = n }), [0.01m, 100], [0, -0.01m, 100.01m]),
        new("$.awards[0].bestBalance.flagBeyond", n => With(Award(new Reward.Label("pool")) with { BestBalance = new("training.exam", ["training.exam"], n) }), [0, 1], [-0.01m, 1.01m]),
        new("$.awards[0].bestBalance.bonusCut", n => With(new PayoutPlan { Base = 1 }) with { Awards = [Award(new Reward.Label("pool")) with { BestBalance = new("training.exam", ["training.exam"], 0, n) }] }, [0.0001m, 99.9999m, 100], [0, -0.0001m, 100.0001m, 0.00001m, 99.99999m]),
        new("$.awards[0].all[0]", n => With(Award(new Reward.Label("pool")) with { All = [new("training.exam", Bound.AtLeast(n))] }), [.. UsableEnds, -Largest], TooLarge),
        new("$.awards[0].reward.value", n => With(Award(new Reward.PercentOfWage(n))), [0.0001m, 999.9999m, 1000], [0, -0.0001m, 1000.0001m, 0.00001m, 999.99999m]),
        new("$.awards[0].reward.value", n => With(Award(new Reward.Amount(n))), [0.01m], [0, -0.01m]),

        new("$.payout.base", n => With(new PayoutPlan { Base = n }), [0, .. UsableEnds], [-Fine, .. TooLarge]),
        new("$.payout.performance", n => With(new PayoutPlan { Performance = n, Coefficient = PayoutPlan.ScoreCoefficient }), [0, .. UsableEnds], [-Fine, .. TooLarge]),
        new("$.payout.positionCoefficient", n => With(new PayoutPlan { PositionCoefficient = n, Commissions = [new("bookings", 1)] }), [0, .. UsableEnds], [-Fine, .. TooLarge]),
        new("$.payout.commissions[0].rate", n => With(new PayoutPlan { Commissions = [new("bookings", n)] }), [0, .. UsableEnds], [-Fine, .. TooLarge]),
        new("$.payout.floor", n => With(new PayoutPlan { Floor = n }), [0, .. UsableEnds], [-Fine, .. TooLarge]),
        new("$.payout.split.amount", n => With(new PayoutPlan { Split = new(n, 50, []) }), [0, .. UsableEnds], [-Fine, .. TooLarge]),
        new("$.payout.split.fixedPercent", n => With(new PayoutPlan { Split = new(1, n, []) }), [0, 0.0001m, 100], [-0.0001m, 100.0001m, 0.00001m]),
        new("$.payout.seniority.perYear", n => With(new PayoutPlan { Seniority = new(n, 100) }), [Fine, .. UsableEnds], [0, -Fine, .. TooLarge]),
        new("$.payout.certificates[0].amount", n => With(new PayoutPlan { Certificates = [new(1, n)] }), [0, .. UsableEnds], [-Fine, .. TooLarge]),
        new("$.payout.certificates[1].level", n => With(new PayoutPlan { Certificates = [new(1, 50), new((int)n, 100)] }), [2, 9], [0, 1, 10]),
        new("$.payout.seniority.max", n => With(new PayoutPlan { Seniority = new(1, n) }), [0, .. UsableEnds], [-Fine, .. TooLarge]),
    ];

    private static readonly Mistake[] Mistakes =
    [
        new("$.title", Sound with { Title = new([]) }),
        new("$.title", Sound with { Title = new([new("en", "Exam"), new("zh-CN", " ")]) }),
        new("$.items[0].title", Sound with { Items = [Sound.Items[0] with { Title = new([new("en", "Exam"), new("zh-CN", "")]) }] }),
        new("$.awards[0].title", With(Award(new Reward.Label("pool")) with { Title = new([]) })),
        new("$.awards[0].reward.title", With(Award(new Reward.Label("pool", new([new("en", " ")]))))),
        new("$.items[0].id", Sound with { Items = [Sound.Items[0] with { Id = "two words" }] }),
        new("$.items[1].id", Sound with { Scale = 200, Items = [Sound.Items[0], Sound.Items[0]] }),
        new("$.items[0].metric", Sound with { Items = [Sound.Items[0] with { Metric = "orders.unknown" }] }),
        new("$.items[0].rule.top", With(new AllOrNothingRule(new(BoundKind.Top, 0.1m)))),
        new("$.items[0].rule.tiers", With(new TiersRule([], 0))),
        new("$.items[0].rule.tiers", With(new TiersRule([new(Bound.AtMost(0.1m), 1, null), new(new(BoundKind.Top, 0.2m), 1, null)], 0))),
        new("$.items[0].rule.tiers", With(new RankTiersRule([], 0))),
        new("$.items[0].rule.tiers[0]", With(new RankTiersRule([new(Bound.AtMost(0.1m), 1, null)], 0))),
        new("$.items[0].rule.tiers[1]", With(new TiersRule([new(Bound.AtLeast(0.9m), 2, null), new(Bound.AtMost(0.1m), 1, null)], 0))),
        new("$.adjustments[1].id", With(Late, Late)),
        new("$.adjustments[0].id", With(Late with { Id = "training.exam" })),
        new("$.adjustments[0].metric", With(Late with { Metric = "Report" })),
        new("$.adjustments[0]", With(Late with { Each = null })),
        new("$.adjustments[0].forfeits", With(Late with { Forfeits = "late" })),
        new("$.adjustments[0].softens", With(Late with { Each = 1, Softens = "other" })),
        new("$.adjustments[0].softens", With(Late with { Id = "good", Each = 1, Softens = "late" }, Late)),
        new("$.adjustments[0].softens", With(Late with { Each = 1, Softens = "late" })),
        new("$.adjustments[1].softens", With(Late with { Each = 1 }, Late with { Id = "good", Each = 1, Softens = "late" })),
        new("$.adjustments[1].each", With(Late, Late with { Id = "good", Each = null, Forfeits = "training.exam", Softens = "late" })),
        new("$.adjustments[0].id", OfTwo with { Adjustments = [Late with { Id = "training.exam" }] }),
        new("$.adjustments[0].forfeits", OfTwo with { Adjustments = [Late with { Forfeits = "volume" }] }),
        new("$.awards[0].bestBalance.volume", OfTwo with { Awards = [Award(new Reward.Label("pool")) with { BestBalance = new("volume", ["training.exam"]) }] }),
        new("$.grades[0].grade", Sound with { Grades = [new(0, " ")] }),
        new("$.awards[0].id", With(Award(new Reward.Label("pool")) with { Id = "" })),
        new("$.awards[1].id", Sound with { Awards = [Award(new Reward.Label("pool")), Award(new Reward.Label("pool"))] }),
        new("$.awards[0]", With(Award(new Reward.Label("pool")) with { Best = null })),
        new("$.awards[0].all[0].metric", With(Award(new Reward.Label("pool")) with { All = [new("orders.unknown", Bound.AtLeast(1))] })),
        new("$.awards[0].all[0]", With(Award(new Reward.Label("pool")) with { All = [new("training.exam", new(BoundKind.Top, 1))] })),
        new("$.awards[0].bestBalance.volume", With(Award(new Reward.Label("pool")) with { BestBalance = new("volume", ["training.exam"]) })),
        new("$.awards[0].bestBalance.quality[0]", With(Award(new Reward.Label("pool")) with { BestBalance = new("training.exam", ["quality"]) })),
        new("$.awards[0].reward.value", With(Award(new Reward.Label("")))),
        new("$.awards[0].reward.value", With(Award(new Reward.Certificate("")))),
        new("$.payout.coefficient", With(new PayoutPlan { Performance = 1 })),
        new("$.payout.coefficient", With(new PayoutPlan { Coefficient = PayoutPlan.ScoreCoefficient })),
        new("$.payout.coefficient", With(new PayoutPlan { Performance = 1, Coefficient = "orders.unknown" })),
        new("$.payout.commissions[0].metric", With(new PayoutPlan { Commissions = [new("orders.unknown", 1)] })),
        new("$.payout.factors[0]", With(new PayoutPlan { Commissions = [new("bookings", 1)], Factors = ["orders.unknown"] })),
        new("$.payout.extras[0]", With(new PayoutPlan { Extras = ["orders.unknown"] })),
        new("$.payout.deductions[0]", With(new PayoutPlan { Deductions = ["orders.unknown"] })),
        new("$.payout.split.factors[0]", With(new PayoutPlan { Split = new(1, 50, ["orders.unknown"]) })),
        new("$.payout.factors", With(new PayoutPlan { Factors = ["volume.rate"] })),
        new("$.payout.factors", With(new PayoutPlan { PositionCoefficient = 1 })),
        new("$.payout.baseExcludes", With(new PayoutPlan { BaseExcludes = ["intern"] })),
    ];

    private static readonly Scheme[] SoundOnes =
    [
        Sound with { Title = new([new("en", "Exam"), new("zh-CN", "考试")]) },
        With(Late, Late with { Id = "good", Each = 1, Softens = "late" }),
        With(Late with { Each = null, Forfeits = "training.exam" }, Late with { Id = "good", Each = 1, Softens = "late" }),
        With(Award(new Reward.Label("pool")) with { Best = null, TopPercent = 30 }),
        With(Award(new Reward.Label("pool")) with { Best = null, All = [new("training.exam", Bound.AtLeast(1))] }),
        With(Award(new Reward.Label("pool")) with { Best = null, BestBalance = new("training.exam", ["training.exam"]) }),
        With(new PayoutPlan { Performance = 1, Coefficient = "kpi.rate" }),
        With(new PayoutPlan { Commissions = [new("bookings", 1)], Factors = ["volume.rate"], PositionCoefficient = 1.3m }),
        With(new PayoutPlan { Base = 1, BaseExcludes = ["intern"] }),
        With(new TiersRule([new(Bound.AtLeast(0.9m), null, null), new(new(BoundKind.Above, 0.8m), 8, null)], 0)),
        With(new AllOrNothingRule(new(BoundKind.Below, 1))),
    ];

    private static Adjustment Late => new() { Id = "late", Metric = "report.days_late", Each = -1 };

    public static TheoryData<int> NumbersInTurn => [.. Enumerable.Range(0, Numbers.Length)];

    public static TheoryData<int> MistakesInTurn => [.. Enumerable.Range(0, Mistakes.Length)];

    public static TheoryData<int> SoundOnesInTurn => [.. Enumerable.Range(0, SoundOnes.Length)];

    [Theory]
    [MemberData(nameof(NumbersInTurn))]
    public void A_number_is_taken_up_to_its_border_and_refused_at_its_path_beyond_it(int index)
    {
        var (path, scheme, taken, refused) = Numbers[index];
        Assert.All(taken, n => Assert.DoesNotContain(path, PathsOf(scheme(n))));
        Assert.All(refused, n => Assert.Contains(path, PathsOf(scheme(n))));
    }

    [Theory]
    [MemberData(nameof(MistakesInTurn))]
    public void A_mistake_is_refused_at_its_path(int index) => Assert.Equal([Mistakes[index].Path], PathsOf(Mistakes[index].Scheme).Distinct());

    [Theory]
    [MemberData(nameof(SoundOnesInTurn))]
    public void What_is_not_wrong_is_taken(int index) => Assert.Empty(PathsOf(SoundOnes[index]));

    /// <summary>Points of nothing are refused once, whatever the adjustment does with them, and are no deduction that could be softened.</summary>
    [Fact]
    public void What_gives_no_points_is_refused_for_that_alone()
    {
        Assert.Equal(["$.adjustments[0].each"], PathsOf(With(Late with { Each = 0, Forfeits = "training.exam" })));
        Assert.Equal(
            ["$.adjustments[0].each", "$.adjustments[1].softens"], PathsOf(With(Late with { Each = 0 }, Late with { Id = "good", Each = 1, Softens = "late" })));
        Assert.Equal(
            ["$.adjustments[1].each", "$.adjustments[1].each"], PathsOf(With(Late, Late with { Id = "good", Each = 0, Softens = "late" })));
    }

    [Fact]
    public void The_rule_of_an_item_without_a_weight_is_not_looked_at() =>
        Assert.Equal(
            ["$.items", "$.items[0].weight"],
            PathsOf(Sound with { Items = [Sound.Items[0] with { Weight = 33.333m, Rule = new TiersRule([], -1) }] }));

    private static IEnumerable<string> PathsOf(Scheme scheme) => SchemeValidator.Validate(scheme).Select(p => p.JsonPath);

    private static Scheme With(ScoringRule rule) => Sound with { Items = [Sound.Items[0] with { Rule = rule }] };

    private static Scheme With(params Adjustment[] adjustments) => Sound with { Adjustments = adjustments };

    private static Scheme With(Award award) => Sound with { Awards = [award] };

    private static Scheme With(PayoutPlan plan) => Sound with { Payout = plan };

    private static Award Award(Reward reward) => new() { Id = "award", Best = AwardPeriod.Month, Reward = reward };

    /// <param name="Path">Where it stands.</param>
    /// <param name="Scheme">A scheme with the number there.</param>
    private sealed record Number(string Path, Func<decimal, Scheme> Scheme, decimal[] Taken, decimal[] Refused);

    private sealed record Mistake(string Path, Scheme Scheme);
}
