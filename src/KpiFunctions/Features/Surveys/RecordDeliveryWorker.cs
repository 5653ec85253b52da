using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Surveys;

/// <summary>Takes in delivery reports, as Event Grid puts them into the queue.</summary>
public sealed class RecordDeliveryWorker(DeliveryEvents events)
{
    [Function(nameof(RecordDeliveryWorker))]
    public Task Run([QueueTrigger("%SmsReportsQueue%", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        events.RecordAsync(message, cancellationToken);
}
