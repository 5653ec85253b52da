using KpiFunctions.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Surveys;

/// <summary>Texts one customer's due survey.</summary>
public sealed class SendSurveyWorker(SurveySender sender, DeadLetters deadLetters)
{
    [Function(nameof(SendSurveyWorker))]
    public Task Run([QueueTrigger("%SurveySendQueue%", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.ReadAsync<SendSurveyMessage>(nameof(SendSurveyWorker), message, sender.SendAsync, cancellationToken);
}
