using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Messaging;

/// <summary>Keeps what <c>SendSurveyWorker</c> failed on again and again.</summary>
public sealed class SurveySendPoisonWorker(DeadLetters deadLetters)
{
    [Function(nameof(SurveySendPoisonWorker))]
    public Task Run([QueueTrigger("%SurveySendQueue%-poison", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.AddAsync("SendSurveyWorker", message, DeadLetters.FailedRepeatedly, cancellationToken);
}
