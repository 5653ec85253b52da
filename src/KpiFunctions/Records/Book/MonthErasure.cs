using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book;

/// <summary>
/// Changes rows of a month's partition under their ETags, a hundred in a transaction. What somebody else wrote since it was read is read
/// again; what an interrupted run has erased already is not touched a second time.
/// </summary>
public sealed class MonthErasure(Tables tables)
{
    private const int RowsPerBatch = 100;

    /// <param name="erase">Takes personal data out of a row; <see langword="false"/> when it has none.</param>
    /// <returns>Rows that were changed.</returns>
    public async Task<int> EraseAsync(StoreMonth month, Func<TableEntity, bool> erase, CancellationToken cancellationToken)
    {
        var changed = 0;
        bool conflict;
        do
        {
            conflict = false;
            foreach (var batch in (await FindAsync(month, erase, cancellationToken)).Chunk(RowsPerBatch))
            {
                if (await TryWriteAsync(batch, cancellationToken))
                {
                    changed += batch.Length;
                }
                else
                {
                    conflict = true;
                }
            }
        }
        while (conflict);
        return changed;
    }

    private async Task<List<TableEntity>> FindAsync(StoreMonth month, Func<TableEntity, bool> erase, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Keys.StoreMonth(month)}");
        await foreach (var row in tables.WorkOrders.QueryAsync<TableEntity>(filter, maxPerPage: 1000, cancellationToken: cancellationToken))
        {
            if (erase(row))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private async Task<bool> TryWriteAsync(IEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        try
        {
            await tables.WorkOrders.SubmitTransactionAsync(
                rows.Select(r => new TableTransactionAction(TableTransactionActionType.UpdateReplace, r, r.ETag)), cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }
}
