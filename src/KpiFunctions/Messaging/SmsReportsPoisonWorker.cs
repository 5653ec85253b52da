using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Messaging;

/// <summary>Keeps what <c>RecordDeliveryWorker</c> failed on again and again.</summary>
public sealed class SmsReportsPoisonWorker(DeadLetters deadLetters)
{
    [Function(nameof(SmsReportsPoisonWorker))]
    public Task Run([QueueTrigger("%SmsReportsQueue%-poison", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.AddAsync("RecordDeliveryWorker", message, DeadLetters.FailedRepeatedly, cancellationToken);
}
