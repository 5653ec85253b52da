using KpiFunctions.Foundation.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Appeals;

/// <summary>Brings an upheld appeal into its month.</summary>
public sealed class ApplyAppealWorker(AppealApplier applier, DeadLetterStore deadLetters)
{
    [Function(nameof(ApplyAppealWorker))]
    public Task Run([QueueTrigger("%AppealsQueue%", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.ReadAsync<AppealMessage>(nameof(ApplyAppealWorker), message, applier.ApplyAsync, cancellationToken);
}
