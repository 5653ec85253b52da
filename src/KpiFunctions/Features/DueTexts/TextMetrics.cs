using System.Diagnostics.Metrics;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Telemetry;
using NodaTime;

namespace KpiFunctions.Features.DueTexts;

/// <summary>Figures of texts on their way out. All are listed in <c>docs/telemetry.md</c>; a text that is repeated after a crash may be counted twice.</summary>
public sealed class TextMetrics
{
    private readonly Counter<long> _due;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _segments;
    private readonly Counter<double> _cost;
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _gatewayFailures;
    private readonly Counter<long> _costStops;
    private readonly Histogram<double> _lag;
    private readonly Gauge<double> _overdue;

    public TextMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Signals.Name);
        _due = meter.CreateCounter<long>("kpi.texts.due", "{text}", "Texts whose hour has come and that were put into the queue.");
        _sent = meter.CreateCounter<long>("kpi.texts.sent", "{text}", "Texts that the provider took, by purpose and gateway.");
        _segments = meter.CreateCounter<long>("kpi.texts.segments", "{segment}", "Segments of the texts that the provider took, by gateway.");
        _cost = meter.CreateCounter<double>("kpi.texts.cost", "{money}", "What the texts that the provider took cost, by the zone of their stores, whose currency it is in.");
        _delivered = meter.CreateCounter<long>("kpi.texts.delivered", "{text}", "Surveys reported as delivered.");
        _failed = meter.CreateCounter<long>("kpi.texts.failed", "{text}", "Texts that ended without arriving, by reason: refused, undelivered, unreported, given_up.");
        _gatewayFailures = meter.CreateCounter<long>("kpi.gateway.failures", "{call}", "Calls of the provider that did not succeed and are made again, by gateway and reason: throttled, failed, forgotten, misconfigured.");
        _costStops = meter.CreateCounter<long>("kpi.texts.cost_stops", "{stop}", "Times that an instance found a store's texts of the day used up.");
        _lag = meter.CreateHistogram<double>("kpi.texts.lag", "s", "From the hour a survey was due to its being taken by the provider.");
        _overdue = meter.CreateGauge<double>("kpi.texts.overdue", "s", "How long the oldest text had been due when the timer looked; 0 when none was.");
    }

    /// <summary>What the timer found.</summary>
    /// <param name="oldest">How long the oldest of them had been due.</param>
    internal void Due(int count, Duration oldest)
    {
        _due.Add(count);
        _overdue.Record(oldest.TotalSeconds);
    }

    /// <param name="lag">Since when the text was due; <see langword="null"/> when it had no hour of its own.</param>
    internal void Sent(TextPurpose purpose, string gateway, SurveyWords words, DateTimeZone zone, Duration? lag)
    {
        KeyValuePair<string, object?> by = new("gateway", gateway);
        _sent.Add(1, by, new("purpose", Signals.NameOf(purpose)));
        _segments.Add(words.Segments, by);
        if (words.Cost > 0)
        {
            _cost.Add((double)words.Cost, new KeyValuePair<string, object?>("zone", zone.Id));
        }

        if (lag is { } late)
        {
            _lag.Record(late.TotalSeconds);
        }
    }

    internal void Delivered() => _delivered.Add(1);

    internal void Failed(TextFailure reason, TextPurpose purpose) => _failed.Add(1, new("reason", Signals.NameOf(reason)), new("purpose", Signals.NameOf(purpose)));

    internal void GatewayFailed(string gateway, GatewayFailure reason) => _gatewayFailures.Add(1, new("gateway", gateway), new("reason", Signals.NameOf(reason)));

    internal void CostStop() => _costStops.Add(1);
}
