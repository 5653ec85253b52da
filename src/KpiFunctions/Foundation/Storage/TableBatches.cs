using Azure.Data.Tables;

namespace KpiFunctions.Foundation.Storage;

/// <summary>Splits writes into the batches that table storage takes: one partition, at most 100 rows.</summary>
internal static class TableBatches
{
    internal const int MaximumRows = 100;

    /// <summary>Writes all actions, each partition's in order; every batch is all or nothing.</summary>
    internal static async Task SubmitAsync(this TableClient table, IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        foreach (var partition in actions.GroupBy(a => a.Entity.PartitionKey, StringComparer.Ordinal))
        {
            foreach (var batch in partition.Chunk(MaximumRows))
            {
                await table.SubmitTransactionAsync(batch, cancellationToken);
            }
        }
    }

    /// <summary>Adds rows of one partition or several, each partition's up to a hundred in one transaction.</summary>
    /// <remarks>A batch that is there already, because it was sent before, stays as it is.</remarks>
    internal static async Task AddAllAsync(this TableClient table, IEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        foreach (var batch in rows.GroupBy(r => r.PartitionKey, StringComparer.Ordinal).SelectMany(partition => partition.Chunk(MaximumRows)))
        {
            await (batch is [var row]
                ? table.TryAddAsync(row, cancellationToken)
                : table.TrySubmitAsync(batch.Select(r => new TableTransactionAction(TableTransactionActionType.Add, r)), cancellationToken));
        }
    }
}
