using System.Diagnostics.Metrics;
using KpiFunctions.Foundation.Telemetry;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>Figures of the queues. All are listed in <c>docs/telemetry.md</c>.</summary>
public sealed class MessageMetrics
{
    private readonly Counter<long> _deadLetters;
    private readonly Gauge<long> _messages;

    public MessageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Signals.Name);
        _deadLetters = meter.CreateCounter<long>("kpi.dead_letters", "{message}", "Messages that could not be processed and were kept, by function.");
        _messages = meter.CreateGauge<long>("kpi.queues.messages", "{message}", "Messages in a queue, those that are being worked on included.");
    }

    /// <summary>Whether anybody listens; measuring queues costs storage transactions.</summary>
    internal bool MeasuresQueues => _messages.Enabled;

    internal void DeadLetter(string function) => _deadLetters.Add(1, new KeyValuePair<string, object?>("function", function));

    internal void Queue(string name, long messages) => _messages.Record(messages, new KeyValuePair<string, object?>("queue", name));
}
