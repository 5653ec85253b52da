using KpiFunctions.Domain.Metrics.Tallies;
using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Metrics;

/// <summary>How a metric comes from the tally.</summary>
internal sealed record MetricDefinition(string Id, MetricKind Kind, Func<StaffTally, Metric?> Read)
{
    private const decimal TicksPerHour = 36_000_000_000m;

    /// <summary>Records that the metric is made of.</summary>
    internal EvidenceSources Sources { get; private init; } = EvidenceSources.Services;

    /// <summary>Whether it asks how long complaints took, which the store's clock of complaints says.</summary>
    internal bool IsByComplaintClock { get; private init; }

    /// <summary>Figures and marks name one person, whatever a scheme measures.</summary>
    internal Measures Of(Measures measures) => (Sources & (EvidenceSources.Figures | EvidenceSources.Ratings)) == 0 ? measures : Measures.Own;

    internal MetricDefinition From(EvidenceSources sources) => this with { Sources = sources };

    internal MetricDefinition ByComplaintClock() => this with { IsByComplaintClock = true };

    /// <summary>A share of cases. No cases, no value.</summary>
    internal static MetricDefinition Rate(string id, Func<StaffTally, long> hits, Func<StaffTally, long> cases) =>
        new(id, MetricKind.Rate, t => cases(t) is > 0 and var n && hits(t) is var k ? new Metric(new(k, n), k, n, n) : null);

    /// <summary>A mean over cases, times <paramref name="factor"/>.</summary>
    internal static MetricDefinition Mean(string id, Func<StaffTally, long> sum, Func<StaffTally, long> cases, long factor = 1) =>
        new(id, MetricKind.Quotient, t => cases(t) is > 0 and var n && sum(t) * factor is var s ? new Metric(new(s, n), s, n, n) : null);

    /// <summary>A number of cases; it has no value for someone who was not at work in any of them.</summary>
    internal static MetricDefinition Count(string id, Func<StaffTally, long> count, Func<StaffTally, bool> wasThere) =>
        new(id, MetricKind.Total, t => count(t) is var n && (n > 0 || wasThere(t)) ? new Metric(new(n, 1), n, 1, n) : null);

    /// <summary>A sum of millionths over cases.</summary>
    internal static MetricDefinition Sum(string id, Func<StaffTally, Int128> millionths, Func<StaffTally, long> cases) =>
        new(id, MetricKind.Total, t => cases(t) is > 0 and var n && Units(millionths(t)) is var s ? new Metric(new(s, 1), s, 1, n) : null);

    /// <summary>A quotient of two sums of millionths over the same cases.</summary>
    internal static MetricDefinition Quotient(string id, Func<StaffTally, Int128> above, Func<StaffTally, Int128> below, Func<StaffTally, long> cases) =>
        new(id, MetricKind.Quotient, t => cases(t) is > 0 and var n && Units(below(t)) is > 0 and var b && Units(above(t)) is var a
            ? new Metric(new(a, b), a, b, n)
            : null);

    /// <summary>Mean hours of cases whose times are summed in ticks.</summary>
    internal static MetricDefinition MeanHours(string id, Func<StaffTally, Int128> ticks, Func<StaffTally, long> cases) =>
        new(id, MetricKind.Quotient, t => cases(t) is > 0 and var n && (decimal)ticks(t) is var sum
            ? new Metric(new(sum, TicksPerHour * n), sum / TicksPerHour, n, n)
            : null);

    /// <summary>Satisfied customers of all customers, where the store samples of those of the sample; those who said nothing could still be satisfied.</summary>
    internal static MetricDefinition OfAllCustomers(string id) => new(id, MetricKind.Rate, t => t.Customers is { Sampled: > 0 and var n } c
        ? new Metric(new(c.Satisfied, n), c.Satisfied, n, n) { AtMost = new(c.Satisfied + n - c.Rated, n) }
        : null);

    /// <summary>The mean rating of one question of the survey.</summary>
    internal static MetricDefinition Factor(string id, string question) => new(id, MetricKind.Quotient, t => t.AnswersTo(question) is { Rated: > 0 and var n, RatingSum: var s }
        ? new Metric(new(s, n), s, n, n)
        : null);

    /// <summary>The weighted mean of manual marks.</summary>
    internal static MetricDefinition Rating(string id, string topic) => new MetricDefinition(id, MetricKind.Quotient, t =>
        t.Ratings.GetValueOrDefault(topic) is { Counts: true } r
            ? new Metric(new(r.Sum.Numerator, r.Weight * r.Sum.Denominator), r.Sum.Value, r.Weight, r.Raters)
            : null).From(EvidenceSources.Ratings);

    /// <summary>An imported figure.</summary>
    internal static MetricDefinition Figure(string id) => new MetricDefinition(id, MetricKind.Total, t =>
        t.Figures.GetValueOrDefault(id) is { } figure ? new Metric(Ratio.Of(figure.Value), figure.Value, 1, 1) : null).From(EvidenceSources.Figures);

    private static decimal Units(Int128 millionths) => (decimal)millionths / Facts.Quantity.Unit;
}
