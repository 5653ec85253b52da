using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Messaging;

/// <summary>Keeps what <c>ApplyAppealWorker</c> failed on again and again.</summary>
public sealed class AppealsPoisonWorker(DeadLetters deadLetters)
{
    [Function(nameof(AppealsPoisonWorker))]
    public Task Run([QueueTrigger("%AppealsQueue%-poison", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.AddAsync("ApplyAppealWorker", message, DeadLetters.FailedRepeatedly, cancellationToken);
}
