using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Calls;

/// <summary>Every hour: puts the customers who have sent nothing into the queues, to be reminded or called.</summary>
public sealed class FollowUpTimer(FollowUpScheduler scheduler)
{
    [Function(nameof(FollowUpTimer))]
    public Task Run([TimerTrigger("%FollowUpSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        scheduler.EnqueueDueAsync(cancellationToken);
}
