using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Comparison;
using KpiFunctions.Domain.Explanations;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Periods;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Schemes;
using NodaTime;

namespace KpiFunctions.Tests.Features.Scores;

/// <summary>Every preset scores, explains, compares and averages a month whose figures and orders lie at the bounds of what imports take.</summary>
public sealed class PresetBoundsTests
{
    private static readonly StoreMonth Month = new(StoreId.Parse("S1"), new YearMonth(2026, 8));

    private static readonly Instant Opened = Instant.FromUtc(2026, 8, 10, 2, 0);

    private static readonly decimal[] Figures =
        [-FigureFact.Largest, -0.000001m, 0, 0.000001m, 1, 100, FigureFact.Largest - 0.000001m, FigureFact.Largest];

    private static readonly decimal[] Quantities = [0.000001m, 1, Quantity.Largest - 0.000001m, Quantity.Largest];

    public static TheoryData<string> Presets => [.. SchemePresets.All.Select(s => s.Id.Value)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_takes_whatever_an_import_does(string id)
    {
        var scheme = SchemePresets.Find(SchemeId.Parse(id))!;
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Play(scheme, new Random(seed))).QuickCheckThrowOnFailure();
    }

    private static bool Play(Scheme scheme, Random random)
    {
        var (old, changed) = (Scores(scheme, random), Scores(scheme, random));
        foreach (var score in old.Concat(changed))
        {
            Assert.InRange(score.Total, 0, scheme.MaximumTotal);
            Assert.Equal(score.Payout?.Terms.Sum(t => t.Amount), score.Payout?.Total);
            Assert.All(Enum.GetValues<Language>(), language => Assert.NotEmpty(ScoreExplainer.Explain(score, language).Summary));
        }

        var comparison = ScoreComparison.Of(old, changed);
        Assert.True(ScorePeriod.TryParse("2026", out var period));
        return comparison.PayoutDifference == comparison.Staff.Sum(s => s.PayoutDifference)
            && PeriodCalculator.Calculate(period, old.Select(MonthTotal.Of)).All(s => s.Mean <= scheme.MaximumTotal);
    }

    private static IReadOnlyList<StaffScore> Scores(Scheme scheme, Random random)
    {
        var facts = StoreFacts.Of(Month.StoreId, Month.Month, "Asia/Shanghai");
        foreach (var staff in new[] { StaffId.Parse("li"), StaffId.Parse("chen") })
        {
            foreach (var metric in MetricsOf(scheme).Where(m => MetricName.IsFigure(m) && random.Next(5) > 0))
            {
                var value = Any(random, Figures);
                facts.Add(new FigureFact(staff, metric, value) { Excused = random.Next(3) == 0 ? Math.Max(value, 0) : 0 });
            }

            foreach (var topic in MetricsOf(scheme).Where(m => MetricName.IsRating(m) && random.Next(5) > 0))
            {
                facts.Add(new RatingFact(staff, topic[MetricName.RatingPrefix.Length..], "boss", Any(random, [0m, 0.01m, 100])) { Weight = Any(random, [0.0001m, 1000]) });
            }

            for (var order = 0; order < random.Next(6); order++)
            {
                facts.Add(ServiceOf(random, staff, order));
            }
        }

        return ScoreCalculator.Calculate(
            facts.Build(), _ => new Assignment(scheme.Role, scheme) { Employment = random.Next(2) == 0 ? "intern" : null, EmployedSince = new LocalDate(random.Next(2000, 2027), 1, 1) });
    }

    private static ServiceRecord ServiceOf(Random random, StaffId staff, int number)
    {
        var order = new WorkOrder
        {
            StoreId = Month.StoreId,
            Id = WorkOrderId.Parse($"{staff}{number}"),
            StaffId = staff,
            OpenedAt = random.Next(3) == 0 ? Instant.FromUtc(2000, 1, 1, 0, 0) : Opened,
            CompletedAt = Opened + Duration.FromHours(Any(random, [0d, 1, 400])),
            Amount = -Any(random, Quantities),
            Points = Any(random, Quantities),
            StandardHours = Any(random, Quantities),
            ActualHours = Any(random, Quantities),
        };
        return new(order, random.Next(2) == 0 ? SurveyResult.None : new SurveyResult(Opened + Duration.FromDays(3), [random.Next(1, 6)]));
    }

    private static IEnumerable<string> MetricsOf(Scheme scheme) => new[]
    {
        scheme.Items.Select(i => i.Metric),
        scheme.Adjustments.Select(a => a.Metric),
        scheme.Awards.SelectMany(a => a.All).Select(c => c.Metric),
        scheme.Payout is { } plan
            ? [.. plan.Commissions.Select(c => c.Metric), .. plan.Factors, .. plan.Extras, .. plan.Deductions, .. plan.Split?.Factors ?? [], plan.Coefficient ?? PayoutPlan.Wage]
            : [],
    }.SelectMany(m => m).Distinct();

    private static T Any<T>(Random random, ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];
}
