using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Messaging;

/// <summary>Keeps what <c>IngestReplyWorker</c> failed on again and again.</summary>
public sealed class SmsReceivedPoisonWorker(DeadLetters deadLetters)
{
    [Function(nameof(SmsReceivedPoisonWorker))]
    public Task Run([QueueTrigger("%SmsReceivedQueue%-poison", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.AddAsync("IngestReplyWorker", message, DeadLetters.FailedRepeatedly, cancellationToken);
}
