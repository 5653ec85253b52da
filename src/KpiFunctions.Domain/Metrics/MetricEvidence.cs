using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using NodaTime;

namespace KpiFunctions.Domain.Metrics;

/// <summary>
/// Tells which services and calls are behind a metric, by the very code that counts them: a record's part is what the metric would be had there been
/// no other.
/// </summary>
public sealed class MetricEvidence(StoreMonth month, MonthClock clock, Instant close, MonthSettings? settings = null)
{
    private MonthFactsBuilder Builder => new(month, clock, close, settings);

    /// <summary>
    /// The part of one service, such as 1 of 1 or 0 of 1, or <see langword="null"/> when it is not behind the metric.
    /// </summary>
    public Metric? PartOf(string metric, ServiceRecord record) =>
        HasSource(metric, EvidenceSources.Services) ? PartOf(metric, Builder.Add(record)) : null;

    /// <inheritdoc cref="PartOf(string, ServiceRecord)"/>
    /// <param name="callback">A call that somebody had to make.</param>
    public Metric? PartOf(string metric, CallbackFact callback) =>
        HasSource(metric, EvidenceSources.Callbacks) ? PartOf(metric, Builder.Add(callback)) : null;

    private static bool HasSource(string metric, EvidenceSources source) => MetricCatalog.SourcesOf(metric).HasFlag(source);

    private static Metric? PartOf(string metric, MonthFactsBuilder facts) =>
        StaffTally.Of(facts.Build()).Select(MetricCatalog.Get(metric).Read).FirstOrDefault(m => m is not null);
}
