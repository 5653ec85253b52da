using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Privacy;

/// <summary>Every night: erases the personal data whose time is over.</summary>
public sealed class RetentionTimer(RetentionSweep sweep)
{
    [Function(nameof(RetentionTimer))]
    public Task Run([TimerTrigger("%RetentionSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.RunAsync(cancellationToken);
}
