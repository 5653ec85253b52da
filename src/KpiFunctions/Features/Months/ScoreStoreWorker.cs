using KpiFunctions.Foundation.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Months;

/// <summary>Closes one store-month.</summary>
public sealed class ScoreStoreWorker(MonthCloser closer, DeadLetterStore deadLetters)
{
    [Function(nameof(ScoreStoreWorker))]
    public Task Run([QueueTrigger("%ScoreStoreQueue%", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.ReadAsync<ScoreStoreMessage>(nameof(ScoreStoreWorker), message, closer.CloseAsync, cancellationToken);
}
