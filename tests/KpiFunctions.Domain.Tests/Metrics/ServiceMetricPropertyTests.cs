using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Tests.Scoring;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Metrics;

/// <summary>What the passes over columns count, several services at a time, is what a look at one record after the other counts.</summary>
public sealed class ServiceMetricPropertyTests
{
    private static readonly Instant Start = Given.Clock.Span.Start;
    private static readonly Instant End = Given.Clock.Span.End;

    private static readonly Instant Close = Given.Close;

    /// <summary>Times about the borders that matter, to the tick: the month's two ends, its close, 24 hours, the promise, one hour to arrive.</summary>
    private static readonly Gen<ServiceRecord> Records =
        from opened in Gen.Elements(Start, End, Start - Duration.FromHours(24), End - Duration.FromHours(24), Close - Duration.FromHours(100), Given.Opened)
        from openedTicks in Gen.Choose(-1, 1)
        from took in Gen.Elements(0, 1, 23, 24, 25, 100)
        from tookTicks in Gen.Choose(0, 1)
        from isOpen in Gen.Frequency((1, Gen.Constant(true)), (5, Gen.Constant(false)))
        from promise in Gen.Elements<int?>(null, -1, 0, 1)
        from arrival in Gen.Elements<int?>(null, -1, 0, 1)
        from amount in Gen.Elements<decimal?>(null, 0, 12.34m, -5_000_000_000.000001m, 999_999_999_999m)
        from hours in Gen.Elements<decimal?>(null, 0.5m, 3)
        from inspection in Gen.Elements<bool?>(null, true, false)
        from ratings in Gen.Choose(0, 5).ArrayOf(3)
        from texted in Gen.Elements(true, false)
        let openedAt = opened + Duration.FromTicks(openedTicks)
        let completedAt = openedAt + Duration.FromHours(took) + Duration.FromTicks(tookTicks)
        let order = Given.Order("li") with
        {
            OpenedAt = openedAt,
            CompletedAt = isOpen ? null : completedAt,
            PromisedAt = promise is { } p ? completedAt + Duration.FromTicks(p) : null,
            ArrivedAt = arrival is { } a ? openedAt + Duration.FromHours(1) + Duration.FromTicks(a) : null,
            Amount = amount,
            Points = hours * 2,
            StandardHours = hours,
            ActualHours = amount is null ? null : 2,
            InspectionPassed = inspection,
        }
        select texted
            ? new ServiceRecord(order, new SurveyResult(Given.Opened, ratings) { Questions = ["overall", "second", "third"] })
            : Given.Unasked(order);

    private static readonly Dictionary<string, Func<Counted, (decimal Above, decimal Below)>> Counts = new()
    {
        ["satisfaction.rate"] = c => (c.Rated.Count(r => r >= 4), c.Rated.Count),
        ["satisfaction.rate_all"] = c => (c.Rated.Count(r => r >= 4), c.Completed.Count),
        ["satisfaction.mean"] = c => (c.Rated.Sum(), c.Rated.Count),
        ["satisfaction.response_rate"] = c => (c.Rated.Count, c.Completed.Count(r => r.Result.SentAt is not null)),
        ["satisfaction.factor.third"] = c => (c.Third.Sum(), c.Third.Count),
        ["repair.within_24h_rate"] = c => (c.Completed.Count(r => r.Order.CompletedAt - r.Order.OpenedAt <= Duration.FromHours(24)), c.Completed.Count),
        ["repair.fixed_in_12h_rate"] = c => (c.Completed.Count(r => r.Order.CompletedAt - r.Order.OpenedAt <= Duration.FromHours(12)), c.Completed.Count),
        ["repair.on_time_rate"] = c => (c.Completed.Count(r => r.Order.CompletedAt <= r.Order.PromisedAt), c.Completed.Count(r => r.Order.PromisedAt is not null)),
        ["repair.standard_time_ratio"] = c => (c.WithHours.Sum(o => o.StandardHours!.Value), c.WithHours.Sum(o => o.ActualHours!.Value)),
        ["repair.average_hours"] = c => (c.Completed.Sum(r => (decimal)(r.Order.CompletedAt!.Value - r.Order.OpenedAt).BclCompatibleTicks) / 36_000_000_000m, c.Completed.Count),
        ["arrival.on_time_rate"] = c => (c.Completed.Count(r => r.Order.ArrivedAt <= r.Order.OpenedAt + Duration.FromHours(1)), c.Completed.Count(r => r.Order.ArrivedAt is not null)),
        ["orders.completion_rate"] = c => (c.Opened.Count(r => r.Order.CompletedAt < Close), c.Opened.Count),
        ["orders.revenue"] = c => (c.Completed.Sum(r => r.Order.Amount ?? 0), c.Completed.Any(r => r.Order.Amount is not null) ? 1 : 0),
        ["workload.points"] = c => (c.Completed.Sum(r => r.Order.Points ?? 0), c.Completed.Any(r => r.Order.Points is not null) ? 1 : 0),
        ["quality.inspection_pass_rate"] = c => (c.Completed.Count(r => r.Order.InspectionPassed == true), c.Completed.Count(r => r.Order.InspectionPassed is not null)),
    };

    public static TheoryData<string> Metrics => [.. Counts.Keys];

    [Theory]
    [MemberData(nameof(Metrics))]
    public void A_metric_of_services_is_the_count_of_its_records(string metric) => Prop.ForAll(Records.ArrayOf(30).ToArbitrary(), records =>
        MetricOf(metric, records) == Counts[metric](new Counted(records))).QuickCheckThrowOnFailure();

    /// <summary>Numerator and denominator, or 0 of 0 without a value.</summary>
    private static (decimal Above, decimal Below) MetricOf(string metric, ServiceRecord[] records)
    {
        var facts = Given.Facts().AddRange(records);
        return Given.Scores(facts, Given.Scheme(Given.Item(metric, 1, new RatioRule(1, 1)))) is [var score]
            ? (score.Lines[0].Metric!.Value.Numerator, score.Lines[0].Metric!.Value.Denominator)
            : (0, 0);
    }

    private static bool IsInMonth(Instant? instant) => Start <= instant && instant < End;

    private sealed class Counted(ServiceRecord[] records)
    {
        internal IReadOnlyList<ServiceRecord> Opened { get; } = [.. records.Where(r => IsInMonth(r.Order.OpenedAt))];

        internal IReadOnlyList<ServiceRecord> Completed { get; } = [.. records.Where(r => IsInMonth(r.Order.CompletedAt))];

        internal List<int> Rated => Ratings(0);

        internal List<int> Third => Ratings(2);

        internal IReadOnlyList<WorkOrder> WithHours => [.. Completed.Select(r => r.Order).Where(o => o.StandardHours is not null && o.ActualHours is not null)];

        private List<int> Ratings(int question) => [.. Completed.Select(r => r.Result.Ratings).Where(r => r.Count > 0).Select(r => r[question]).Where(r => r > 0)];
    }
}
