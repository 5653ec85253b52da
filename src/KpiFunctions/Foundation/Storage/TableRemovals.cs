using Azure;
using Azure.Data.Tables;

namespace KpiFunctions.Foundation.Storage;

/// <summary>Deletes many rows at once.</summary>
internal static class TableRemovals
{
    /// <summary>Deletes rows, each if it is still the version that was read, up to a hundred of a partition in one transaction.</summary>
    internal static async Task RemoveAsync(this TableClient table, IEnumerable<(TableEntity Row, ETag Version)> rows, CancellationToken cancellationToken)
    {
        foreach (var batch in rows.GroupBy(r => r.Row.PartitionKey, StringComparer.Ordinal).SelectMany(partition => partition.Chunk(TableBatches.MaximumRows)))
        {
            if (batch.Length > 1
                && await table.TrySubmitAsync(batch.Select(r => new TableTransactionAction(TableTransactionActionType.Delete, r.Row, r.Version)), cancellationToken))
            {
                continue;
            }

            // One of them is gone, or has changed since; the rest must go one by one.
            foreach (var (row, version) in batch)
            {
                await table.TryDeleteAsync(row.PartitionKey, row.RowKey, version, cancellationToken);
            }
        }
    }
}
