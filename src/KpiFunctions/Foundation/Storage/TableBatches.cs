using Azure.Data.Tables;

namespace KpiFunctions.Foundation.Storage;

/// <summary>Splits writes into the batches that table storage takes: one partition, at most 100 rows.</summary>
internal static class TableBatches
{
    private const int MaximumRows = 100;

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
}
