using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.DueTexts;

/// <summary>Every quarter of an hour: puts the texts that are due into the queue.</summary>
public sealed class ScheduleDueTextsTimer(DueTextScheduler scheduler)
{
    [Function(nameof(ScheduleDueTextsTimer))]
    public Task Run([TimerTrigger("%ScheduleDueTextsSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        scheduler.EnqueueDueAsync(cancellationToken);
}
