using System.Collections.Concurrent;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Messaging;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Features.DueTexts;

/// <summary>Moves due texts from the list into the queue. A crash in between makes a second message, which the worker recognises.</summary>
public sealed partial class DueTextScheduler(DueTextStore dueTexts, Queues queues, TextMetrics metrics, TimeProvider time, ILogger<DueTextScheduler> logger)
{
    private const int MessagesAtOnce = 16;

    /// <summary>A number of a fleet may have hundreds of texts that are due together, and a message is 64 KiB.</summary>
    private const int TextsPerMessage = 50;

    public async Task EnqueueDueAsync(CancellationToken cancellationToken)
    {
        var now = time.Now();
        var due = await dueTexts.FindDueAsync(now, cancellationToken);
        metrics.Due(due.Count, due.Count == 0 ? Duration.Zero : now - due.Min(t => t.DueAt));
        if (due.Count == 0)
        {
            return;
        }

        var (enqueued, failures) = (new ConcurrentBag<DueText>(), new ConcurrentBag<Exception>());
        await Parallel.ForEachAsync(
            due.GroupBy(text => text.Contact),
            new ParallelOptions { MaxDegreeOfParallelism = MessagesAtOnce, CancellationToken = cancellationToken },
            async (texts, token) =>
            {
                try
                {
                    foreach (var some in SendSurveyMessage.InOrder(texts).Chunk(TextsPerMessage))
                    {
                        await queues.SurveySend.SendAsync(SendSurveyMessage.Of(some), token);
                        foreach (var text in some)
                        {
                            enqueued.Add(text);
                        }
                    }
                }
                catch (Exception e) when (!token.IsCancellationRequested)
                {
                    // One that cannot be put into the queue keeps nobody else from it.
                    failures.Add(e);
                }
            });
        await dueTexts.RemoveAsync([.. enqueued], cancellationToken);
        Scheduled(enqueued.Count);
        if (!failures.IsEmpty)
        {
            throw new AggregateException(failures);
        }
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Information, Message = "{Count} texts are due and in the queue")]
    private partial void Scheduled(int count);
}
