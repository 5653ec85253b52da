using Azure.Data.Tables;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Messaging;
using KpiFunctions.Scores;
using KpiFunctions.Storage;
using KpiFunctions.Stores;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Months;

/// <summary>
/// Closes months, one after the other for each store. First the month takes no more facts, then its scores are written, then the ledger;
/// whoever does it again computes the same bytes and finds the ledger entry there.
/// </summary>
public sealed partial class MonthCloser(
    StoreDirectory stores,
    Ledger ledger,
    MonthGate gate,
    MonthScorer scorer,
    ScoreStore scores,
    Queues queues,
    Tables tables,
    TimeProvider time,
    ILogger<MonthCloser> logger)
{
    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Puts the next due month of every store into the queue, however late it is.</summary>
    public async Task EnqueueDueAsync(CancellationToken cancellationToken)
    {
        var heads = await ledger.ListHeadsAsync(cancellationToken);
        foreach (var store in await stores.ListAsync(cancellationToken))
        {
            if (await FindDueAsync(store, heads.GetValueOrDefault(store.Id), cancellationToken) is { } month)
            {
                await queues.ScoreStore.SendAsync(new ScoreStoreMessage(store.Id.Value, Keys.Month(month)), cancellationToken);
            }
        }
    }

    public async Task CloseAsync(ScoreStoreMessage message, CancellationToken cancellationToken)
    {
        var store = await stores.GetAsync(message.StoreId, cancellationToken);
        var head = await ledger.FindHeadAsync(store.Id, cancellationToken);
        if (await FindDueAsync(store, head, cancellationToken) != message.YearMonth)
        {
            // Closed by an earlier delivery, or not its turn yet: the timer finds what is left.
            return;
        }

        var month = new StoreMonth(store.Id, message.YearMonth);
        await gate.CloseAsync(month, cancellationToken);
        var scored = await scorer.ScoreAsync(store, month.Month, cancellationToken);
        var digest = await scores.WriteAsync(store, scored, version: 1, cancellationToken);
        var entry = LedgerEntry.Next(head, month.Month, version: 1, month.ClosesAt(store.Zone), scored, digest);
        if (await ledger.TryAppendAsync(store.Id, head, entry, cancellationToken))
        {
            Closed(month, scored.Scores.Count);
        }

        var next = await FindDueAsync(store, await ledger.FindHeadAsync(store.Id, cancellationToken), cancellationToken);
        if (next is { } following)
        {
            await queues.ScoreStore.SendAsync(new ScoreStoreMessage(store.Id.Value, Keys.Month(following)), cancellationToken);
        }
    }

    private async Task<YearMonth?> FindDueAsync(Store store, LedgerHead? head, CancellationToken cancellationToken)
    {
        var next = head is not null ? head.ClosedThrough.PlusMonths(1) : await FindFirstMonthAsync(store.Id, cancellationToken);
        return next is { } month && new StoreMonth(store.Id, month).ClosesAt(store.Zone) <= Now ? month : null;
    }

    /// <summary>The first month of which the store has any record.</summary>
    private async Task<YearMonth?> FindFirstMonthAsync(StoreId store, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {store.Value + "|"} and PartitionKey lt {store.Value + "}"}");
        await foreach (var row in tables.WorkOrders.QueryAsync<TableEntity>(filter, maxPerPage: 1, select: ["PartitionKey"], cancellationToken: cancellationToken))
        {
            return Keys.ParseMonth(row.PartitionKey.Split('|')[1]);
        }

        return null;
    }

    [LoggerMessage(EventId = 1401, Level = LogLevel.Information, Message = "{Month} is closed with {Scores} scores")]
    private partial void Closed(StoreMonth month, int scores);
}
