using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>Writes facts besides orders into their month, so that the same fact twice is one fact and none enters a closed month.</summary>
public sealed class FactWriter(Tables tables, MonthGate gate, Retention retention)
{
    /// <summary>Facts that one transaction holds; one row of it is the month's gate.</summary>
    public const int MostAtOnce = 99;

    private const int WritesAtOnce = 16;

    /// <summary>Writes facts of one month.</summary>
    /// <param name="rows">At most <see cref="MostAtOnce"/>, each key once.</param>
    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(Store store, StoreMonth month, IReadOnlyList<TableEntity> rows, CancellationToken cancellationToken)
    {
        if (await TryAddAsync(store, month, rows, cancellationToken))
        {
            return [.. Enumerable.Repeat(WriteOutcome.Accepted, rows.Count)];
        }

        // One of them is known, or the month is closed: each goes its own way.
        var outcomes = new WriteOutcome[rows.Count];
        await Parallel.ForAsync(
            0,
            rows.Count,
            new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = cancellationToken },
            async (i, token) => outcomes[i] = await WriteAsync(store, month, rows[i].RowKey, _ => rows[i], token));
        return outcomes;
    }

    /// <summary>Writes one fact.</summary>
    /// <param name="change">
    /// Gets the row that is there, or <see langword="null"/>, and makes what is to be there; <see langword="null"/> leaves it as it is. Asked again
    /// when somebody else changed it in between.
    /// </param>
    public async Task<WriteOutcome> WriteAsync(
        Store store, StoreMonth month, string rowKey, Func<TableEntity?, TableEntity?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var existing = await FindAsync(month, rowKey, cancellationToken);
            if (change(existing) is not { } row || (existing is not null && FactContent.Of(existing) == FactContent.Of(row)))
            {
                return WriteOutcome.Unchanged;
            }

            if (await gate.EnterAsync(store, month, cancellationToken) is not { } pass)
            {
                return await KeepLateAsync(month, row, cancellationToken);
            }

            var action = existing is null
                ? new TableTransactionAction(TableTransactionActionType.Add, row)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, existing.ETag);
            if (await TrySubmitAsync(pass.Guard([action]), cancellationToken))
            {
                return existing is null ? WriteOutcome.Accepted : WriteOutcome.Updated;
            }
        }
    }

    /// <summary>Keeps a fact beside its closed month, where it is not scored. The same again is kept once, and without words that were erased.</summary>
    public async Task<WriteOutcome> KeepLateAsync(StoreMonth month, TableEntity row, CancellationToken cancellationToken)
    {
        // Named by all that it says, the words included, so that it stays one record when they are erased.
        var late = row.CopyTo(Keys.LateFactRow(row.RowKey, FactContent.Of(row)));
        late.SetInstant(LateFacts.KeptAt, retention.Now);
        if (RowErasure.HasTexts(late) && await FindErasureAsync(month, row.RowKey, cancellationToken) is { } erasedAt)
        {
            RowErasure.EraseTexts(late, erasedAt);
        }

        await tables.WorkOrders.UpsertEntityAsync(late, TableUpdateMode.Replace, cancellationToken);
        return WriteOutcome.Late;
    }

    /// <summary>When the words of what came late about a fact before were erased; its sender still has them and sends them with every change.</summary>
    private async Task<Instant?> FindErasureAsync(StoreMonth month, string rowKey, CancellationToken cancellationToken)
    {
        var (start, end) = (Keys.LateFactRowsStart(rowKey), Keys.LateFactRowsEnd(rowKey));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Keys.StoreMonth(month)} and RowKey ge {start} and RowKey lt {end}");
        var rows = await tables.WorkOrders.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        return rows.Select(RowErasure.TextsErasedAt).Min();
    }

    /// <summary>Takes a fact out of its month.</summary>
    /// <returns><see langword="false"/> when the month is closed, and the fact stays in it.</returns>
    public async Task<bool> TryRemoveAsync(Store store, StoreMonth month, string rowKey, CancellationToken cancellationToken)
    {
        while (await FindAsync(month, rowKey, cancellationToken) is { } existing)
        {
            if (await gate.EnterAsync(store, month, cancellationToken) is not { } pass)
            {
                return false;
            }

            await TrySubmitAsync(pass.Guard([new TableTransactionAction(TableTransactionActionType.Delete, existing, existing.ETag)]), cancellationToken);
        }

        return true;
    }

    public async Task<TableEntity?> FindAsync(StoreMonth month, string rowKey, CancellationToken cancellationToken)
    {
        var found = await tables.WorkOrders.GetEntityIfExistsAsync<TableEntity>(Keys.StoreMonth(month), rowKey, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private async Task<bool> TryAddAsync(Store store, StoreMonth month, IReadOnlyList<TableEntity> rows, CancellationToken cancellationToken) =>
        await gate.EnterAsync(store, month, cancellationToken) is { } pass
        && await TrySubmitAsync(pass.Guard(rows.Select(r => new TableTransactionAction(TableTransactionActionType.Add, r))), cancellationToken);

    /// <returns><see langword="false"/> when a row or the month has changed since it was looked at; nothing is written then.</returns>
    private async Task<bool> TrySubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await tables.WorkOrders.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
