using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Callbacks;

/// <summary>Every quarter of an hour: puts the surveys that are due into the queue.</summary>
public sealed class ScheduleCallbacksTimer(CallbackScheduler scheduler)
{
    [Function(nameof(ScheduleCallbacksTimer))]
    public Task Run([TimerTrigger("%ScheduleCallbacksSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        scheduler.EnqueueDueAsync(cancellationToken);
}
