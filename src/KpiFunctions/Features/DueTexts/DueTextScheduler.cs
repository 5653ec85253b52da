using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Messaging;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Features.DueTexts;

/// <summary>Moves due texts from the list into the queue. A crash in between makes a second message, which the worker recognises.</summary>
public sealed partial class DueTextScheduler(DueTextStore dueTexts, Queues queues, TextMetrics metrics, TimeProvider time, ILogger<DueTextScheduler> logger)
{
    private const int MessagesAtOnce = 16;

    public async Task EnqueueDueAsync(CancellationToken cancellationToken)
    {
        var now = time.Now();
        var due = await dueTexts.FindDueAsync(now, cancellationToken);
        metrics.Due(due.Count, due.Count == 0 ? Duration.Zero : now - due.Min(t => t.DueAt));
        if (due.Count == 0)
        {
            return;
        }

        var messages = due.GroupBy(s => s.Contact).Select(SendSurveyMessage.For);
        await Parallel.ForEachAsync(
            messages,
            new ParallelOptions { MaxDegreeOfParallelism = MessagesAtOnce, CancellationToken = cancellationToken },
            async (message, token) => await queues.SurveySend.SendAsync(message, token));
        await dueTexts.RemoveAsync(due, cancellationToken);
        Scheduled(due.Count);
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Information, Message = "{Count} texts are due and in the queue")]
    private partial void Scheduled(int count);
}
