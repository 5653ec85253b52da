using System.Diagnostics.Metrics;
using KpiFunctions.Foundation.Telemetry;
using NodaTime;

namespace KpiFunctions.Features.Months;

/// <summary>Figures of closing months. All are listed in <c>docs/telemetry.md</c>.</summary>
public sealed class MonthMetrics
{
    private readonly Counter<long> _closed;
    private readonly Histogram<double> _lag;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _failed;
    private readonly Gauge<long> _overdue;

    public MonthMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Signals.Name);
        _closed = meter.CreateCounter<long>("kpi.months.closed", "{month}", "Months closed, those closed again after a correction included.");
        _lag = meter.CreateHistogram<double>("kpi.months.close_lag", "s", "From the first moment that a month might be closed to its close.");
        _duration = meter.CreateHistogram<double>("kpi.months.close_duration", "s", "How long a close took.");
        _failed = meter.CreateCounter<long>("kpi.months.close_failures", "{close}", "Closes that failed because the month could not be scored.");
        _overdue = meter.CreateGauge<long>("kpi.months.overdue", "{month}", "Months that might have been closed for more than six hours and are open.");
    }

    internal void Closed(Duration lag, TimeSpan duration)
    {
        _closed.Add(1);
        _lag.Record(lag.TotalSeconds);
        _duration.Record(duration.TotalSeconds);
    }

    internal void CloseFailed() => _failed.Add(1);

    internal void Overdue(int months) => _overdue.Record(months);
}
