using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring.Facts;
using NodaTime;

namespace KpiFunctions.Domain.Scoring.Metrics;

/// <summary>
/// Tells which services are behind a metric, by the very code that counts them: a service's part is what the metric would be had there been no other.
/// </summary>
public sealed class ServiceEvidence(StoreMonth month, DateTimeZone zone, MonthSettings? settings = null)
{
    /// <summary>
    /// The part of one service, such as 1 of 1 or 0 of 1, or <see langword="null"/> when it is not behind the metric.
    /// </summary>
    public Metric? PartOf(string metric, in ServiceRecord record)
    {
        var definition = MetricCatalog.Get(metric);
        if (!definition.Sources.HasFlag(EvidenceSources.Services))
        {
            return null;
        }

        return StaffTally.Of(new MonthFactsBuilder(month, zone, settings).Add(record).Build()).Select(definition.Read).FirstOrDefault(m => m is not null);
    }
}
