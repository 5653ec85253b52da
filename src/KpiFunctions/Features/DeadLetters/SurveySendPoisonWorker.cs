using KpiFunctions.Foundation.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.DeadLetters;

/// <summary>Keeps what <c>SendSurveyWorker</c> failed on again and again.</summary>
public sealed class SurveySendPoisonWorker(DeadLetterStore deadLetters)
{
    [Function(nameof(SurveySendPoisonWorker))]
    public Task Run([QueueTrigger("%SurveySendQueue%-poison", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.AddAsync("SendSurveyWorker", message, DeadLetterStore.FailedRepeatedly, cancellationToken);
}
