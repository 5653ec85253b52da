using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Months;

/// <summary>Every hour: finds the store-months that are due to close and not closed.</summary>
public sealed class CloseMonthTimer(MonthCloser closer)
{
    [Function(nameof(CloseMonthTimer))]
    public Task Run([TimerTrigger("%CloseMonthSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        closer.EnqueueDueAsync(cancellationToken);
}
