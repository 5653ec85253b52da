using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Messaging;

/// <summary>Keeps what <c>RaiseCallsWorker</c> failed on again and again.</summary>
public sealed class RaiseCallsPoisonWorker(DeadLetters deadLetters)
{
    [Function(nameof(RaiseCallsPoisonWorker))]
    public Task Run([QueueTrigger("%RaiseCallsQueue%-poison", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.AddAsync("RaiseCallsWorker", message, DeadLetters.FailedRepeatedly, cancellationToken);
}
