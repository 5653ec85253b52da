using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Comparison;
using KpiFunctions.Domain.Explanations;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Periods;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.SchemeValidation;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Surveys;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Scoring;

/// <summary>What imports take and the validator of schemes lets pass can be scored, explained, compared and made a period of, each at its bounds.</summary>
public sealed class BoundsPropertyTests
{
    private const decimal Border = 1_000_000_000m;

    private static readonly string[] Metrics =
    [
        "fig.a", "fig.b", "fig.c", "rating.manner", "orders.revenue", "workload.points", "repair.standard_time_ratio", "repair.average_hours", "repair.within_24h_rate",
        "satisfaction.rate", "satisfaction.csi", "orders.completed",
    ];

    private static readonly decimal[] Borders = [-Border, -1, -0.000001m, 0, 0.000001m, 0.333333m, 1, 100, Border];

    private static readonly decimal[] Amounts = [0, 0.000001m, 1, 1.3m, 3000, Border - 0.000001m, Border];

    private static readonly decimal[] Figures =
        [-FigureFact.Largest, -1, 0, 0.000001m, 0.999999m, 1, 1.3m, FigureFact.Largest - 0.000001m, FigureFact.Largest];

    private static readonly decimal[] Quantities = [0.000001m, 1, Quantity.Largest - 0.000001m, Quantity.Largest];

    [Fact]
    public void Everything_that_is_accepted_is_scored_explained_compared_and_averaged() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Play(new Random(seed))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_largest_pay_that_a_scheme_can_promise_is_scored()
    {
        var plan = new PayoutPlan { Commissions = [new("fig.a", Border)], Factors = ["fig.b", "fig.c"], PositionCoefficient = Border };

        var score = Given.Score(
            Given.Figures(("fig.a", FigureFact.Largest), ("fig.b", FigureFact.Largest), ("fig.c", FigureFact.Largest)),
            Given.Scheme(Given.Item("fig.a", 100, new RatioRule(1, 1))) with { Payout = plan });

        Assert.NotEmpty(ScoreExplainer.Explain(score, Language.En).Payout);
    }

    private static bool Play(Random random)
    {
        var (before, after) = (SchemeOf(random), SchemeOf(random));
        var facts = FactsOf(random);
        var (old, changed) = (Given.Scores(facts, before), Given.Scores(facts, after));
        foreach (var score in old.Concat(changed))
        {
            Assert.InRange(score.Total, 0, score.Scheme.MaximumTotal);
            Assert.Equal(score.Total, Math.Round(score.Total, 2));
            foreach (var language in Enum.GetValues<Language>())
            {
                Assert.NotEmpty(ScoreExplainer.Explain(score, language).Lines);
            }
        }

        var comparison = ScoreComparison.Of(old, changed);
        Assert.Equal(comparison.Staff.Sum(s => s.PayoutDifference), comparison.PayoutDifference);
        Assert.False(ScoreComparison.Of([], changed).IsUnchanged && changed.Count > 0);
        Assert.True(ScorePeriod.TryParse("2026-Q3", out var period));
        PeriodCalculator.Calculate(period, old.Select(MonthTotal.Of).Concat(changed.Select(s => MonthTotal.Of(s) with { Month = new YearMonth(2026, 7) })));
        GroupRanking.Of([.. old.Concat(changed).Select(s => new GroupEntry(s.Month.StoreId, s.Staff.StaffId, s.Role, s.Scheme.Id, s.Total))]);
        return true;
    }

    private static MonthFactsBuilder FactsOf(Random random)
    {
        var facts = Given.Facts();
        foreach (var staff in (string[])["li", "chen"])
        {
            foreach (var metric in Metrics.Where(m => m.StartsWith("fig.", StringComparison.Ordinal) && random.Next(5) > 0))
            {
                var value = Any(random, Figures);
                facts.Add(new FigureFact(StaffId.Parse(staff), metric, value) { Excused = random.Next(3) == 0 ? Math.Max(value, 0) : 0 });
            }

            for (var rater = 0; rater < random.Next(3); rater++)
            {
                facts.Add(new RatingFact(StaffId.Parse(staff), "manner", $"r{rater}", Any(random, [0m, 0.01m, 99.99m, 100])) { Weight = Any(random, [0.0001m, 1, 1000]) });
            }

            for (var order = 0; order < random.Next(6); order++)
            {
                facts.Add(ServiceOf(random, staff));
            }
        }

        return facts;
    }

    private static ServiceRecord ServiceOf(Random random, string staff)
    {
        var order = Given.Order(staff, Any(random, [0d, 0.000001, 24, 400])) with
        {
            OpenedAt = random.Next(4) == 0 ? Instant.FromUtc(2000, 1, 1, 0, 0) : Given.Opened,
            PromisedAt = Any<Instant?>(random, [null, Instant.FromUtc(2000, 1, 1, 0, 0), Instant.FromUtc(2099, 12, 31, 0, 0)]),
            Amount = Any(random, Quantities) * (random.Next(3) == 0 ? -1 : 1),
            Points = Any(random, Quantities),
            StandardHours = Any(random, Quantities),
            ActualHours = Any(random, Quantities),
        };
        return random.Next(3) switch { 0 => Given.Unasked(order), 1 => Given.Service(order), _ => Given.Service(order, random.Next(1, 6)) };
    }

    private static Scheme SchemeOf(Random random)
    {
        var scale = Any(random, [0.03m, 100, 10_000]);
        SchemeItem[] items = [.. Enumerable.Range(0, 4).Select(i => ItemOf(random, i, i switch { 0 => scale - 0.02m, 3 => Any(random, [0.01m, 10_000]), _ => 0.01m }))];
        var payout = random.Next(5) == 0 ? null : PayoutOf(random);
        var scheme = Given.Scheme(items) with
        {
            MinimumCoverage = Any<decimal?>(random, [null, 0.000001m, 1m]),
            Grades = [new(0, "any")],
            Adjustments = [.. AdjustmentsOf(random)],
            Awards = [.. AwardsOf(random, payout is null ? null : Any<decimal?>(random, [null, 0.0001m, 100]))],
            Payout = payout,
        };
        Assert.Empty(SchemeValidator.Validate(scheme));
        return scheme;
    }

    private static SchemeItem ItemOf(Random random, int number, decimal weight) => new()
    {
        Id = $"item{number}",
        Metric = Any(random, Metrics),
        Weight = weight,
        Rule = RuleOf(random, weight),
        MinimumSample = Any(random, [1, 1, 5]),
        Missing = Any(random, Enum.GetValues<MissingPolicy>()),
        IsBonus = number == 3,
    };

    private static ScoringRule RuleOf(Random random, decimal weight)
    {
        var bounds = Borders.OrderBy(_ => random.Next()).ToArray();
        return random.Next(5) switch
        {
            0 => new LinearRule(bounds[0], bounds[1]),
            1 => new RatioRule(Any(random, [0.000001m, 1, Border]), Any(random, [0.000001m, 1, 10])),
            2 => new AllOrNothingRule(Bound.AtLeast(bounds[0])),
            3 => new TiersRule([new(Bound.AtLeast(Math.Max(bounds[0], bounds[1])), weight, null), new(Bound.AtLeast(Math.Min(bounds[0], bounds[1])), 0.01m, null)], 0),
            _ => new RatingRule(),
        };
    }

    private static IEnumerable<Adjustment> AdjustmentsOf(Random random)
    {
        yield return new() { Id = "minus", Metric = Any(random, Metrics), Each = Any(random, [-Border, -1, -0.000001m]), Min = Any<decimal?>(random, [null, null, 0, -Border]) };
        yield return new() { Id = "plus", Metric = Any(random, Metrics), Each = Any(random, [Border, 1, 0.000001m]), Max = Any<decimal?>(random, [null, null, 0, Border]) };
        yield return new() { Id = "forfeit", Metric = Any(random, Metrics), Each = Any<decimal?>(random, [null, -Border, -0.000001m]), Forfeits = "item0" };
        yield return new() { Id = "soften", Metric = Any(random, Metrics), Each = Any(random, [Border, 0.000001m]), Softens = "minus" };
    }

    private static IEnumerable<Award> AwardsOf(Random random, decimal? bonusCut)
    {
        yield return new() { Id = "share", All = [new(Any(random, Metrics), Bound.AtLeast(Any(random, Borders)))], Reward = new Reward.PercentOfWage(Any(random, [0.0001m, 10, 1000])) };
        yield return new() { Id = "amount", TopPercent = Any(random, [0.0001m, 100]), Reward = new Reward.Amount(Any(random, [0.000001m, 1_000_000_000_000m])) };
        yield return new() { Id = "balance", BestBalance = new("item0", ["item1"], Any(random, [0, 0.5m, 1]), bonusCut), Reward = new Reward.Label("pool") };
    }

    private static PayoutPlan PayoutOf(Random random) => new()
    {
        Base = Any(random, Amounts),
        BaseExcludes = ["apprentice"],
        ScoreMultipliesBase = random.Next(2) == 0,
        Performance = Any(random, Amounts),
        Coefficient = random.Next(2) == 0 ? PayoutPlan.ScoreCoefficient : Any(random, Metrics),
        Split = random.Next(2) == 0 ? null : new(Any(random, Amounts), Any(random, [0, 33.3333m, 100]), [Any(random, Metrics), Any(random, Metrics)]),
        Commissions = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new Commission(Any(random, Metrics), Any(random, Amounts), random.Next(2) == 0))],
        Factors = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(random, Metrics))],
        PositionCoefficient = Any<decimal?>(random, [null, 0.000001m, Border]),
        Extras = ["fig.a", PayoutPlan.Wage],
        Deductions = ["fig.b"],
        Certificates = [new(1, Any(random, [0, Border]))],
        Seniority = new(Any(random, [0.000001m, Border]), Any(random, [0, Border])),
        Floor = Any<decimal?>(random, [null, 0, Border]),
    };

    private static T Any<T>(Random random, ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];
}
