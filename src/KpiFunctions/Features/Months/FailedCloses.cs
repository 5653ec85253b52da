using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Facts;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Features.Months;

/// <summary>
/// What becomes of a month that could not be scored: it is open again for corrections, says why, and has what came while it was shut. The timer
/// tries again every hour.
/// </summary>
public sealed partial class FailedCloses(
    MonthBook book, LateOrders late, MovableFactStore lateFacts, MonthMetrics metrics, TimeProvider time, ILogger<FailedCloses> logger)
{
    /// <summary>Opens the month again, unless somebody else has begun to close it since.</summary>
    internal async Task<CloseFailure> OpenAgainAsync(Store store, ShutMonth shut, int version, Exception exception, CancellationToken cancellationToken)
    {
        var failure = new CloseFailure(time.Now(), ReasonOf(shut.Month, exception));
        Failed(exception, shut.Month, version);
        metrics.CloseFailed();
        if (await book.TryOpenAgainAsync(shut, failure, cancellationToken))
        {
            await TakeLateAsync(store, shut.Month, cancellationToken);
        }

        return failure;
    }

    /// <summary>Takes in what was kept as late while a close failed; also what a worker left that died doing so.</summary>
    internal Task TakeLateAsync(Store store, StoreMonth month, CancellationToken cancellationToken) => book.TakeLateAsync(
        month,
        async since =>
        {
            await late.TakeInAsync(store, month, since, cancellationToken);
            await lateFacts.TakeLateInAsync(store, month, since, cancellationToken);
        },
        cancellationToken);

    private static string ReasonOf(StoreMonth month, Exception exception) => exception is NoSchemeInForceException
        ? exception.Message
        : $"{month} could not be scored, and takes corrections: {exception.Message} Correct the record, or ask whoever runs the app; it is tried again every hour.";

    [LoggerMessage(EventId = 1404, Level = LogLevel.Error, Message = "{Month} could not be closed as version {Version}; it is open again")]
    private partial void Failed(Exception exception, StoreMonth month, int version);
}
