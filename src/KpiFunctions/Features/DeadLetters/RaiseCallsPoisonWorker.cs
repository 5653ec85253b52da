using KpiFunctions.Foundation.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.DeadLetters;

/// <summary>Keeps what <c>RaiseCallsWorker</c> failed on again and again.</summary>
public sealed class RaiseCallsPoisonWorker(DeadLetterStore deadLetters)
{
    [Function(nameof(RaiseCallsPoisonWorker))]
    public Task Run([QueueTrigger("%RaiseCallsQueue%-poison", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.AddAsync("RaiseCallsWorker", message, DeadLetterStore.FailedRepeatedly, cancellationToken);
}
