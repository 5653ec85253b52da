using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Index;

namespace KpiFunctions.Records.Book;

/// <summary>
/// Writes facts with an id of their own, which a correction can move into another month. Every step can be done again: index first, then the fact.
/// </summary>
public sealed class MovableFactWriter(Tables tables, FactWriter writer, FactIndex index, MonthGate gate)
{
    /// <summary>Makes the row of a fact for a month; gets the row that is known, or <see langword="null"/>.</summary>
    public delegate TableEntity RowMaker(StoreMonth month, TableEntity? existing);

    /// <summary>Keeps a fact unless there is one of this key, wherever it is.</summary>
    public async Task<WriteOutcome> AddAsync(Store store, StoreMonth month, string rowKey, RowMaker make, CancellationToken cancellationToken)
    {
        var home = await index.EnterAsync(month, rowKey, cancellationToken);
        return await writer.WriteAsync(store, home, rowKey, existing => existing ?? make(home, null), cancellationToken);
    }

    /// <summary>Keeps a fact, changes it, or moves it to the month.</summary>
    public async Task<WriteOutcome> WriteAsync(Store store, StoreMonth month, string rowKey, RowMaker make, CancellationToken cancellationToken)
    {
        while (true)
        {
            var home = await index.EnterAsync(month, rowKey, cancellationToken);
            if (home != month && await writer.FindAsync(home, rowKey, cancellationToken) is { } existing)
            {
                if (await TryMoveAsync(store, existing, home, month, make, cancellationToken) is { } moved)
                {
                    return moved;
                }

                continue;
            }

            var outcome = await writer.WriteAsync(store, month, rowKey, known => make(month, known), cancellationToken);
            if (home != month)
            {
                await index.SetAsync(month, rowKey, cancellationToken);
            }

            return outcome;
        }
    }

    /// <summary>New copy, then no old copy, then the index: an import that dies in between is not acknowledged, and does it again.</summary>
    private async Task<WriteOutcome?> TryMoveAsync(
        Store store, TableEntity existing, StoreMonth home, StoreMonth month, RowMaker make, CancellationToken cancellationToken)
    {
        var row = make(month, existing);
        if (await gate.EnterAsync(store, month, cancellationToken) is not { } pass || await gate.EnterAsync(store, home, cancellationToken) is not { } oldPass)
        {
            return await writer.KeepLateAsync(month, row, cancellationToken);
        }

        try
        {
            await tables.WorkOrders.SubmitTransactionAsync(
                pass.Guard([new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)]), cancellationToken);
            await tables.WorkOrders.SubmitTransactionAsync(
                oldPass.Guard([new TableTransactionAction(TableTransactionActionType.Delete, existing, existing.ETag)]), cancellationToken);
            await index.SetAsync(month, row.RowKey, cancellationToken);
            return WriteOutcome.Updated;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }
}
