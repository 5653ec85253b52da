using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Scoring;

/// <summary>Facts and schemes in few words: store S1 in Shanghai, August 2026.</summary>
internal static class Given
{
    internal static readonly StoreMonth Month = new(StoreId.Parse("S1"), new YearMonth(2026, 8));
    internal static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>10 August, 10:00 in Shanghai.</summary>
    internal static readonly Instant Opened = Instant.FromUtc(2026, 8, 10, 2, 0);

    private static int _number;

    internal static MonthClock Clock { get; } = MonthClock.Of(GivenStore.Shanghai, Month.Month);

    internal static Instant Close { get; } = Month.ClosesAt(GivenStore.Shanghai);

    internal static MonthFactsBuilder Facts(MonthSettings? settings = null) => new(Month, Clock, Close, settings);

    internal static WorkOrder Order(string staff, double? hours = 1) => new()
    {
        StoreId = Month.StoreId,
        Id = WorkOrderId.Parse($"W{Interlocked.Increment(ref _number)}"),
        StaffId = StaffId.Parse(staff),
        OpenedAt = Opened,
        CompletedAt = hours is { } h ? Opened + Duration.FromHours(h) : null,
    };

    /// <summary>An order whose customer was texted and gave these ratings, or none.</summary>
    internal static ServiceRecord Service(WorkOrder order, params int[] ratings) => new(order, new SurveyResult(Opened + Duration.FromDays(3), ratings));

    /// <summary>A service of Li whose customer was asked by a questionnaire.</summary>
    internal static ServiceRecord Asked(IReadOnlyList<string> questions, params int[] ratings) =>
        new(Order("li"), new SurveyResult(Opened + Duration.FromDays(3), ratings) { Questions = questions });

    internal static ServiceRecord Unasked(WorkOrder order) => new(order, SurveyResult.None);

    internal static SchemeItem Item(string metric, decimal weight, ScoringRule rule, MissingPolicy missing = MissingPolicy.Redistribute, int minimumSample = 1) =>
        new() { Id = metric, Metric = metric, Weight = weight, Rule = rule, Missing = missing, MinimumSample = minimumSample };

    internal static Scheme Scheme(params SchemeItem[] items) => new()
    {
        Id = SchemeId.Parse("test"),
        Version = 1,
        Title = new([new("en", "Test")]),
        ValidFrom = new YearMonth(2026, 1),
        Scale = items.Where(i => !i.IsBonus).Sum(i => i.Weight),
        Items = items,
        Grades = [new(90, "excellent"), new(80, "good"), new(60, "pass"), new(0, "fail")],
    };

    internal static IReadOnlyList<StaffScore> Scores(MonthFactsBuilder facts, Scheme scheme) =>
        ScoreCalculator.Calculate(facts.Build(), _ => new Assignment("technician", scheme));

    internal static StaffScore Score(MonthFactsBuilder facts, Scheme scheme) => Assert.Single(Scores(facts, scheme));

    internal static MonthFactsBuilder Figures(params (string Metric, decimal Value)[] figures)
    {
        var facts = Facts();
        foreach (var (metric, value) in figures)
        {
            facts.Add(new FigureFact(StaffId.Parse("li"), metric, value));
        }

        return facts;
    }
}
