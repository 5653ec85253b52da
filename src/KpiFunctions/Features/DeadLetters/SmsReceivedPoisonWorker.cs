using KpiFunctions.Foundation.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.DeadLetters;

/// <summary>Keeps what <c>IngestReplyWorker</c> failed on again and again.</summary>
public sealed class SmsReceivedPoisonWorker(DeadLetterStore deadLetters)
{
    [Function(nameof(SmsReceivedPoisonWorker))]
    public Task Run([QueueTrigger("%SmsReceivedQueue%-poison", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.AddAsync("IngestReplyWorker", message, DeadLetterStore.FailedRepeatedly, cancellationToken);
}
