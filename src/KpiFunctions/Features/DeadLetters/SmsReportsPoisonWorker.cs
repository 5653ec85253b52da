using KpiFunctions.Foundation.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.DeadLetters;

/// <summary>Keeps what <c>RecordDeliveryWorker</c> failed on again and again.</summary>
public sealed class SmsReportsPoisonWorker(DeadLetterStore deadLetters)
{
    [Function(nameof(SmsReportsPoisonWorker))]
    public Task Run([QueueTrigger("%SmsReportsQueue%-poison", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.AddAsync("RecordDeliveryWorker", message, DeadLetterStore.FailedRepeatedly, cancellationToken);
}
