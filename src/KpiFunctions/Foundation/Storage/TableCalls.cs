using Azure;
using Azure.Data.Tables;

namespace KpiFunctions.Foundation.Storage;

/// <summary>
/// Reads and writes of a table as the product does them: a row that is not there is <see langword="null"/>, and a write that came too late is
/// <see langword="false"/>. Only here is a refusal of the service turned into an answer; all others reach the runtime's retry.
/// </summary>
internal static class TableCalls
{
    /// <summary>Rows that a page of a query holds at the most.</summary>
    private const int LargestPage = 1000;

    internal static async Task<TableEntity?> FindAsync(this TableClient table, string partition, string key, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Rows that a filter finds, by key. Of a small part of them only as many are read as are asked for.</summary>
    /// <param name="limit">How many are wanted at the most; all of them by default.</param>
    internal static IAsyncEnumerable<TableEntity> ListAsync(
        this TableClient table, FormattableString filter, CancellationToken cancellationToken, int limit = int.MaxValue, params string[] columns) =>
        table.ListFilteredAsync(TableClient.CreateQueryFilter(filter), cancellationToken, limit, columns);

    /// <summary>The same for a filter that is put together already; of another name, because an interpolated text would be taken for one.</summary>
    /// <inheritdoc cref="ListAsync"/>
    internal static IAsyncEnumerable<TableEntity> ListFilteredAsync(
        this TableClient table, string? filter, CancellationToken cancellationToken, int limit = int.MaxValue, params string[] columns)
    {
        var rows = table.QueryAsync<TableEntity>(filter, Math.Min(limit, LargestPage), columns is [] ? null : columns, cancellationToken);
        return limit == int.MaxValue ? rows : rows.Take(limit);
    }

    /// <summary>All rows of a partition, by key.</summary>
    internal static IAsyncEnumerable<TableEntity> PartitionAsync(this TableClient table, string partition, CancellationToken cancellationToken) =>
        table.ListAsync($"PartitionKey eq {partition}", cancellationToken);

    /// <summary>Rows of a partition from one key to before another, by key.</summary>
    internal static IAsyncEnumerable<TableEntity> RangeAsync(
        this TableClient table, string partition, string from, string before, CancellationToken cancellationToken, int limit = int.MaxValue) =>
        table.ListAsync($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {before}", cancellationToken, limit);

    /// <returns><see langword="false"/> when there is a row of this key already, which stays as it is.</returns>
    internal static Task<bool> TryAddAsync(this TableClient table, TableEntity row, CancellationToken cancellationToken) =>
        TryAsync(table.AddEntityAsync(row, cancellationToken), 409);

    /// <param name="version">The row's <see cref="TableEntity.ETag"/> when it was read.</param>
    /// <returns><see langword="false"/> when the row was changed or deleted since; nothing is written then.</returns>
    internal static Task<bool> TryReplaceAsync(this TableClient table, TableEntity row, ETag version, CancellationToken cancellationToken) =>
        TryAsync(table.UpdateEntityAsync(row, version, TableUpdateMode.Replace, cancellationToken), 404, 412);

    /// <inheritdoc cref="TryReplaceAsync"/>
    /// <returns><see langword="false"/> when the row was changed since; one that is gone is what was wished.</returns>
    internal static Task<bool> TryDeleteAsync(this TableClient table, string partition, string key, ETag version, CancellationToken cancellationToken) =>
        TryAsync(table.DeleteEntityAsync(partition, key, version, cancellationToken), 412);

    /// <summary>Writes a row whatever is there.</summary>
    internal static Task PutAsync(this TableClient table, TableEntity row, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Writes the columns of a row, whatever is there; other columns stay.</summary>
    internal static Task MergeAsync(this TableClient table, TableEntity row, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellationToken);

    /// <summary>Writes up to 100 rows of one partition, all or none.</summary>
    /// <returns><see langword="false"/> when one of them was added, changed or deleted by somebody else; nothing is written then.</returns>
    internal static Task<bool> TrySubmitAsync(this TableClient table, IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken) =>
        TryAsync(table.SubmitTransactionAsync(actions, cancellationToken), 404, 409, 412);

    /// <summary>Makes of the row that is there, or of none, what is to be there, and does so again whenever somebody else was faster.</summary>
    /// <param name="change">Gets the row as it is; <see langword="null"/> of it leaves it so.</param>
    /// <param name="likelyNew">Saves the look for rows that usually are not there.</param>
    /// <returns>The row that was written; <see langword="null"/> when none was.</returns>
    internal static async Task<TableEntity?> ChangeAsync(
        this TableClient table, string partition, string key, Func<TableEntity?, TableEntity?> change, CancellationToken cancellationToken, bool likelyNew = false)
    {
        for (var look = !likelyNew; ; look = true)
        {
            var before = look ? await table.FindAsync(partition, key, cancellationToken) : null;
            if (change(before) is not { } after)
            {
                return null;
            }

            if (before is null ? await table.TryAddAsync(after, cancellationToken) : await table.TryReplaceAsync(after, before.ETag, cancellationToken))
            {
                return after;
            }
        }
    }

    private static async Task<bool> TryAsync(Task write, params int[] refusals)
    {
        try
        {
            await write;
            return true;
        }
        catch (RequestFailedException e) when (refusals.Contains(e.Status) && e.ErrorCode is not ("TableNotFound" or "TableBeingDeleted"))
        {
            return false;
        }
    }
}
