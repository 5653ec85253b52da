using Azure.Data.Tables;

namespace KpiFunctions.Foundation.Storage;

/// <summary>
/// Leave to write to a partition that several tries may write to, one after the other. Each try has a number; once a higher one has taken the fence,
/// whoever has a lower one writes nothing any more, however long it stood still: every batch holds the fence as it was taken.
/// </summary>
internal sealed class Fence
{
    private const int RowsPerBatch = 99;
    private const string Number = "Number";

    private readonly TableClient _table;
    private TableEntity _row;

    private Fence(TableClient table, TableEntity row) => (_table, _row) = (table, row);

    /// <summary>Takes the fence of a partition for a try.</summary>
    /// <returns><see langword="null"/> when a later try has taken it.</returns>
    internal static async Task<Fence?> TryTakeAsync(TableClient table, string partition, string key, int number, CancellationToken cancellationToken)
    {
        await table.ChangeAsync(
            partition,
            key,
            kept => kept is null || kept.GetInt32(Number) < number ? new TableEntity(partition, key) { [Number] = number } : null,
            cancellationToken);
        return await FindAsync(table, partition, key, number, cancellationToken);
    }

    /// <summary>Writes actions in their order; every batch is all or nothing.</summary>
    /// <returns><see langword="false"/> when a later try has taken the fence; the rest is not written then.</returns>
    internal async Task<bool> TrySubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        foreach (var batch in actions.Chunk(RowsPerBatch))
        {
            var hold = new TableTransactionAction(TableTransactionActionType.UpdateReplace, _row, _row.ETag);
            if (!await _table.TrySubmitAsync(batch.Prepend(hold), cancellationToken)
                || await FindAsync(_table, _row.PartitionKey, _row.RowKey, _row.GetInt32(Number)!.Value, cancellationToken) is not { } still)
            {
                return false;
            }

            _row = still._row;
        }

        return true;
    }

    private static async Task<Fence?> FindAsync(TableClient table, string partition, string key, int number, CancellationToken cancellationToken) =>
        await table.FindAsync(partition, key, cancellationToken) is { } row && row.GetInt32(Number) == number ? new Fence(table, row) : null;
}
