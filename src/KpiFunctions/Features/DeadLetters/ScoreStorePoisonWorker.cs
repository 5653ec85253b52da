using KpiFunctions.Foundation.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.DeadLetters;

/// <summary>Keeps what <c>ScoreStoreWorker</c> failed on again and again.</summary>
public sealed class ScoreStorePoisonWorker(DeadLetterStore deadLetters)
{
    [Function(nameof(ScoreStorePoisonWorker))]
    public Task Run([QueueTrigger("%ScoreStoreQueue%-poison", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.AddAsync("ScoreStoreWorker", message, DeadLetterStore.FailedRepeatedly, cancellationToken);
}
