using KpiFunctions.Foundation.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.DeadLetters;

/// <summary>Keeps what <c>ApplyAppealWorker</c> failed on again and again.</summary>
public sealed class AppealsPoisonWorker(DeadLetterStore deadLetters)
{
    [Function(nameof(AppealsPoisonWorker))]
    public Task Run([QueueTrigger("%AppealsQueue%-poison", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.AddAsync("ApplyAppealWorker", message, DeadLetterStore.FailedRepeatedly, cancellationToken);
}
