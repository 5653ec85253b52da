using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Messaging;

/// <summary>Keeps what <c>ScoreStoreWorker</c> failed on again and again.</summary>
public sealed class ScoreStorePoisonWorker(DeadLetters deadLetters)
{
    [Function(nameof(ScoreStorePoisonWorker))]
    public Task Run([QueueTrigger("%ScoreStoreQueue%-poison", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.AddAsync("ScoreStoreWorker", message, DeadLetters.FailedRepeatedly, cancellationToken);
}
