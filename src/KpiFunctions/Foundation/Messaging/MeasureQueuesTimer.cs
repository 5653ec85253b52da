using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>Every five minutes: how many messages each queue holds, for alerts on what waits too long or has failed. Its silence says that the app does not run.</summary>
public sealed class MeasureQueuesTimer(QueueMeasurement measurement)
{
    [Function(nameof(MeasureQueuesTimer))]
    public Task Run([TimerTrigger("%MeasureQueuesSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        measurement.MeasureAsync(cancellationToken);
}
