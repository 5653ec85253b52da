using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Months;

/// <summary>
/// Closes months, one after the other for each store, and those that were reopened again. First the month takes no more facts, then all that
/// decides its scores besides them is frozen, then the scores are written, then the ledger; whoever does it again computes the same bytes and
/// finds the ledger entry there.
/// </summary>
public sealed partial class MonthCloser(
    StoreDirectory stores,
    LedgerStore ledger,
    MonthSchedule schedule,
    MonthBook book,
    MonthBasisQuery bases,
    BasisStore frozen,
    MonthScorer scorer,
    MonthRecordsQuery records,
    ScoreStore scores,
    GroupTotalStore totals,
    FailedCloses failures,
    Queues queues,
    OrderTraces traces,
    MonthMetrics metrics,
    AuditLog audit,
    TimeProvider time,
    ILogger<MonthCloser> logger)
{
    /// <summary>How long after its hour a month may be open before it counts as overdue.</summary>
    private static readonly Duration Tolerated = Duration.FromHours(6);

    private Instant Now => time.Now();

    /// <summary>Puts what is due into the queue, however late it is: the next month of every store, and months whose reopening has run out.</summary>
    public async Task EnqueueDueAsync(CancellationToken cancellationToken)
    {
        var heads = await ledger.ListHeadsAsync(cancellationToken);
        var overdue = 0;
        foreach (var store in await stores.ListAsync(cancellationToken))
        {
            var head = heads.GetValueOrDefault(store.Id);
            foreach (var message in await schedule.FindDueAsync(store, head, cancellationToken))
            {
                overdue += Now - MonthSchedule.DueAt(store, head, message) > Tolerated ? 1 : 0;
                await queues.ScoreStore.SendAsync(message, cancellationToken);
            }
        }

        metrics.Overdue(overdue);
    }

    /// <summary>Closes a month if it is its turn. A month that cannot be scored is open again, and the next try begins anew.</summary>
    /// <returns>Why the month could not be closed; <see langword="null"/> when it is closed, or it is not its turn.</returns>
    public async Task<CloseFailure?> CloseAsync(ScoreStoreMessage message, CancellationToken cancellationToken)
    {
        var store = await stores.GetAsync(message.StoreId, cancellationToken);
        var month = new StoreMonth(store.Id, message.YearMonth);
        var head = await ledger.FindHeadAsync(store.Id, cancellationToken);
        var standing = await ledger.FindStandingAsync(store.Id, month.Month, cancellationToken);
        if (standing is not null && standing.Version >= message.Version)
        {
            // Closed by an earlier delivery, which may have died before it wrote the entry down elsewhere or told of it, or before it got to the totals.
            var earlier = await ledger.GetAsync(store.Id, standing.CloseEntry, cancellationToken);
            await ledger.WitnessAsync(store.Id, earlier.Number, cancellationToken);
            await TellAsync(month, earlier, cancellationToken);
            await KeepTotalsAsync(month, earlier, cancellationToken);
            return null;
        }

        var isItsTurn = standing is null
            ? message.Version == 1 && MonthSchedule.NextOf(store, head) == month.Month && schedule.IsOver(store, month)
            : standing.IsReopened && message.Version == standing.Version + 1;
        if (!isItsTurn)
        {
            return null;
        }

        await failures.TakeLateAsync(store, month, cancellationToken);
        var left = await frozen.FindTagAsync(month, message.Version, cancellationToken);
        if (await book.ShutAsync(month, message.Version, cancellationToken) is not { } shut)
        {
            // Closed or reopened since by somebody faster: the timer finds what is left.
            return null;
        }

        if (shut.FollowsFailure && left is not null)
        {
            // Whoever mended what the month is scored by, such as a missing scheme, must find it closing with that.
            await frozen.DropAsync(month, message.Version, left, cancellationToken);
        }

        var begun = time.GetTimestamp();
        var entry = LedgerEntry.After(head, LedgerEntryKind.Close, month, message.Version, Now, message.By);
        (ScoredMonth Scored, LedgerEntry Closed)? done;
        try
        {
            done = await CloseAsync(store, shut, standing, head, entry, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && !StorageOutage.Is(e) && e is not LedgerTakenException)
        {
            return await failures.OpenAgainAsync(store, shut, message.Version, e, cancellationToken);
        }

        if (done is var (scored, closed))
        {
            await TellAsync(month, entry, cancellationToken);
            await totals.KeepAsync(
                month.Month, new StoreTotals(store.Id, closed.Content!.Group, message.Version, StoreTotals.EntriesOf(scored)), cancellationToken);
            metrics.Closed(Now - MonthSchedule.DueAt(store, head, message), time.GetElapsedTime(begun));
            traces.Note("score", scored.Orders.Select(o => (o.Order, "kpi.staff", (object?)o.Staff.Value)));
        }

        if (standing is null)
        {
            foreach (var next in await schedule.FindDueAsync(store, await ledger.FindHeadAsync(store.Id, cancellationToken), cancellationToken))
            {
                await queues.ScoreStore.SendAsync(next, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>Tells the audit log of what the clock closed; told twice, it is one entry. Whoever else closes a month is told of with what they asked for.</summary>
    private Task TellAsync(StoreMonth month, LedgerEntry entry, CancellationToken cancellationToken) => entry.By == ScoreStoreMessage.Schedule
        ? audit.AddAsync(
            [
                AuditEntry.OfClock(entry.At, month.StoreId, nameof(ScoreStoreWorker), $"close-{Keys.Month(entry.Month)}-{entry.Version}") with
                {
                    After = AuditText.Json(new { Month = YearMonthPattern.Iso.Format(entry.Month), State = "closed", entry.Version }),
                },
            ],
            cancellationToken)
        : Task.CompletedTask;

    /// <summary>Takes the totals of a version that was closed before from its documents, unless they are there.</summary>
    private async Task KeepTotalsAsync(StoreMonth month, LedgerEntry close, CancellationToken cancellationToken)
    {
        if (await totals.FindVersionAsync(month, cancellationToken) < close.Version)
        {
            var documents = await scores.ReadAsync(month, close.Version, cancellationToken);
            var entries = StoreTotals.EntriesOf(month.StoreId, documents);
            await totals.KeepAsync(month.Month, new StoreTotals(month.StoreId, close.Content!.Group, close.Version, entries), cancellationToken);
        }
    }

    /// <returns>What the version was closed with; <see langword="null"/> when somebody else has closed it.</returns>
    private async Task<(ScoredMonth Scored, LedgerEntry Closed)?> CloseAsync(
        Store store, ShutMonth shut, MonthStanding? standing, LedgerHead? head, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var month = shut.Month;
        var reopening = standing?.ReopenEntry is { } number ? await ledger.GetAsync(store.Id, number, cancellationToken) : null;
        var basis = reopening is null || reopening.TakesMasterData
            ? await frozen.FreezeAsync(await bases.ReadAsync(store, month.Month, cancellationToken), entry.Version, cancellationToken)
            : await frozen.CarryAsync(month, standing!.Version, entry.Version, cancellationToken);
        var scored = await scorer.ScoreAsync(basis.Basis, cancellationToken);
        if (!await book.TryHoldAsync(shut, cancellationToken))
        {
            // Somebody else has begun to close this version since, and goes on with it.
            return null;
        }

        var facts = await records.FreezeAsync(month, basis.Basis.Close, cancellationToken);
        await frozen.KeepFactsAsync(month, entry.Version, facts.List(), cancellationToken);
        var digest = await scores.WriteAsync(scored, entry.Version, cancellationToken);
        var content = new ClosedContent(
            basis.Basis.Close,
            scored.Counts,
            string.Join(' ', scored.Scores.Select(s => $"{s.Scheme.Id}@{s.Scheme.Version}").Distinct().Order(StringComparer.Ordinal)),
            basis.Digest,
            facts.Digest,
            digest,
            standing is null ? store.Group : (await ledger.GetAsync(store.Id, standing.CloseEntry, cancellationToken)).Content!.Group);
        var closed = entry with { ReasonDigest = reopening?.ReasonDigest, Appeal = reopening?.Appeal, Content = content };
        if (!await ledger.TryCloseAsync(store.Id, head, closed, cancellationToken))
        {
            // Somebody else wrote to the store's ledger: closed this very version, or another month; the next delivery sees which.
            return (await ledger.FindVersionAsync(store.Id, month.Month, cancellationToken)) >= entry.Version
                ? null
                : throw new LedgerTakenException($"The ledger of store {store.Id} was written to by somebody else; {month} is closed on the next try.");
        }

        Closed(month, entry.Version, scored.Scores.Count);
        return (scored, closed);
    }

    [LoggerMessage(EventId = 1401, Level = LogLevel.Information, Message = "{Month} is closed as version {Version} with {Scores} scores")]
    private partial void Closed(StoreMonth month, int version, int scores);

    /// <summary>No fault of the month: its store's ledger has gone on since it was read.</summary>
    private sealed class LedgerTakenException(string message) : Exception(message);
}
