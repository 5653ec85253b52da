using KpiFunctions.Features.DueTexts;
using KpiFunctions.Foundation.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Surveys;

/// <summary>Texts one customer's due survey.</summary>
public sealed class SendSurveyWorker(SurveySender sender, DeadLetterStore deadLetters)
{
    [Function(nameof(SendSurveyWorker))]
    public Task Run([QueueTrigger("%SurveySendQueue%", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.ReadAsync<SendSurveyMessage>(nameof(SendSurveyWorker), message, sender.SendAsync, cancellationToken);
}
