using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Replies;

/// <summary>Takes in texts from customers, as Event Grid puts them into the queue.</summary>
public sealed class IngestReplyWorker(ReplyEvents events)
{
    [Function(nameof(IngestReplyWorker))]
    public Task Run([QueueTrigger("%SmsReceivedQueue%", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        events.IngestAsync(message, cancellationToken);
}
