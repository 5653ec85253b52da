using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Agenda;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Features.Months;

/// <summary>
/// Closes months, one after the other for each store, and those that were reopened again. Every try has a number: the ledger gives it, the gate and all
/// documents know it, and the ledger takes the close of the newest try only. So whoever stood still on the way, for however long, changes nothing any
/// more. A try shuts the month first, so that it takes no more facts; then it writes the version down, adds the close to the ledger, and tells of it.
/// </summary>
public sealed partial class MonthCloser(
    StoreDirectory stores,
    StoreAgenda agenda,
    LedgerStore ledger,
    MonthSchedule schedule,
    MonthBook book,
    ClosingVersion versions,
    CloseFollowUp followUp,
    FailedCloses failures,
    IRecordPlacement placement,
    ErasureAgenda erasures,
    Queues queues,
    OrderTraces traces,
    MonthMetrics metrics,
    TimeProvider time,
    ILogger<MonthCloser> logger)
{
    /// <summary>How long after its hour a month may be open before it counts as overdue.</summary>
    private static readonly Duration Tolerated = Duration.FromHours(6);

    private static readonly Duration EntryKeptFor = Duration.FromHours(1);

    private Instant Now => time.Now();

    /// <summary>Puts what is due into the queue, however late it is: the next month of a store, and months whose reopening has run out.</summary>
    public async Task EnqueueDueAsync(CancellationToken cancellationToken)
    {
        var overdue = 0;
        await agenda.LookAtClosesAsync(async (store, entries, token) => Interlocked.Add(ref overdue, await EnqueueDueAsync(store, entries, token)), cancellationToken);
        metrics.Overdue(overdue);
    }

    /// <summary>What is due stays on the agenda until it is closed, so that a message that is lost is sent again.</summary>
    /// <returns>How many months of the store are overdue.</returns>
    private async Task<int> EnqueueDueAsync(StoreId id, IReadOnlyList<AgendaEntry> entries, CancellationToken cancellationToken)
    {
        var store = await stores.ReadAsync(id, cancellationToken);
        var head = store is null ? null : await ledger.FindHeadAsync(id, cancellationToken);
        var due = store is null ? [] : await schedule.FindDueAsync(store, head, cancellationToken);
        foreach (var message in due)
        {
            await queues.ScoreStore.SendAsync(message, cancellationToken);
        }

        if (store is not null && due.Count == 0)
        {
            await agenda.ExpectCloseAsync(id, MonthSchedule.NextAt(store, head), cancellationToken);
        }

        if (due.Count == 0)
        {
            // Whoever has entered one just now has yet to write what it is about.
            await agenda.RemoveAsync(entries.Where(e => e.IsBefore(Now - EntryKeptFor)), cancellationToken);
        }

        return due.Count(message => Now - MonthSchedule.DueAt(store!, head, message) > Tolerated);
    }

    /// <summary>Closes a month if it is its turn. A month that cannot be scored is open again, and the next try begins anew.</summary>
    /// <returns>Why the month could not be closed; <see langword="null"/> when it is closed, or it is not its turn.</returns>
    public async Task<CloseFailure?> CloseAsync(ScoreStoreMessage message, CancellationToken cancellationToken)
    {
        var store = await stores.GetAsync(message.StoreId, cancellationToken);
        var month = new StoreMonth(store.Id, message.YearMonth);
        if (await IsClosedAsync(month, message.Version, cancellationToken))
        {
            // By an earlier delivery, which may have died before it told of it.
            await followUp.FinishAsync(month, message.Version, cancellationToken);
            return null;
        }

        if (!await IsItsTurnAsync(store, month, message, cancellationToken)
            || (message.Resumes && !await book.IsShutAsync(month, message.Version, cancellationToken)))
        {
            return null;
        }

        await placement.PlaceAsync(store, cancellationToken);
        await failures.TakeLateAsync(store, month, cancellationToken);
        return await TryCloseAsync(store, month, message, cancellationToken);
    }

    private async Task<CloseFailure?> TryCloseAsync(Store store, StoreMonth month, ScoreStoreMessage message, CancellationToken cancellationToken)
    {
        var left = await versions.FindLeftAsync(month, message.Version, cancellationToken);

        // What is read of the ledger from here on holds until the close, or this try is no longer the newest one and ends without it.
        if (await ledger.BeginCloseAsync(month, cancellationToken) is not { } begun
            || await IsClosedAsync(month, message.Version, cancellationToken)
            || !await IsItsTurnAsync(store, month, message, cancellationToken)
            || await book.ShutAsync(month, message.Version, begun.Number, cancellationToken) is not { } shut)
        {
            // Somebody faster closes or has closed it; they, or the next delivery to them, tell of it.
            return null;
        }

        var start = time.GetTimestamp();
        ScoredVersion? written;
        try
        {
            written = await versions.WriteAsync(store, shut, message.Version, left, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && !StorageOutage.Is(e))
        {
            return await failures.OpenAgainAsync(store, shut, message.Version, e, cancellationToken);
        }

        if (written is null)
        {
            return null;
        }

        if (await TryAddAsync(begun, written, message, cancellationToken) is { } due)
        {
            Closed(month, message.Version, written.Scored.Scores.Count);
            metrics.Closed(Now - due, time.GetElapsedTime(start));
            traces.Note("score", written.Scored.Orders.Select(o => (o.Order, "kpi.staff", (object?)o.Staff.Value)));
        }
        else if (!await IsClosedAsync(month, message.Version, cancellationToken))
        {
            return null;
        }

        await followUp.FinishAsync(month, message.Version, cancellationToken);
        if (message.Version == 1)
        {
            foreach (var next in await schedule.FindDueAsync(store, await ledger.FindHeadAsync(store.Id, cancellationToken), cancellationToken))
            {
                await queues.ScoreStore.SendAsync(next, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>Makes the version that was written the one in force. Other months of the store may be closed or reopened meanwhile; then it goes behind them.</summary>
    /// <returns>Since when it was due; <see langword="null"/> when a later try has overtaken this one.</returns>
    private async Task<Instant?> TryAddAsync(CloseTry begun, ScoredVersion written, ScoreStoreMessage message, CancellationToken cancellationToken)
    {
        var store = await stores.GetAsync(begun.Month.StoreId, cancellationToken);
        do
        {
            var head = await ledger.FindHeadAsync(store.Id, cancellationToken);
            var entry = LedgerEntry.After(head, LedgerEntryKind.Close, begun.Month, message.Version, Now, message.By) with
            {
                ReasonDigest = written.Reopening?.ReasonDigest,
                Appeal = written.Appeal,
                Content = written.Content,
            };
            await erasures.ExpectAsync(begun.Month, begun.Month.ClosesAt(store), cancellationToken);
            if (await ledger.TryCloseAsync(begun, head, entry, cancellationToken))
            {
                return MonthSchedule.DueAt(store, head, message);
            }
        }
        while (await ledger.IsNewestAsync(begun, cancellationToken));
        return null;
    }

    private async Task<bool> IsClosedAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        await ledger.FindVersionAsync(month.StoreId, month.Month, cancellationToken) >= version;

    private async Task<bool> IsItsTurnAsync(Store store, StoreMonth month, ScoreStoreMessage message, CancellationToken cancellationToken)
    {
        var head = await ledger.FindHeadAsync(store.Id, cancellationToken);
        return await ledger.FindStandingAsync(store.Id, month.Month, cancellationToken) is { } standing
            ? standing.IsReopened && message.Version == standing.Version + 1
            : message.Version == 1 && MonthSchedule.NextOf(store, head) == month.Month && schedule.IsOver(store, month);
    }

    [LoggerMessage(EventId = 1401, Level = LogLevel.Information, Message = "{Month} is closed as version {Version} with {Scores} scores")]
    private partial void Closed(StoreMonth month, int version, int scores);
}
