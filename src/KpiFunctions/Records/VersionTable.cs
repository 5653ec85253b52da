using Azure.Data.Tables;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Records;

/// <summary>Versions of one kind of document. A version never changes: what a month was closed with can be read again years later.</summary>
internal sealed class VersionTable<T>(TableClient table, VersionForm<T> form)
    where T : class
{
    /// <summary>Keeps a version.</summary>
    /// <returns><see langword="false"/> when there is such a version with other content.</returns>
    internal async Task<bool> TryAddAsync(T document, CancellationToken cancellationToken)
    {
        var row = form.RowOf(document);
        return await table.TryAddAsync(row, cancellationToken)
            || (await table.FindAsync(row.PartitionKey, row.RowKey, cancellationToken) is { } kept && VersionForm<T>.HaveSameContent(kept, row));
    }

    /// <summary>All versions, oldest first.</summary>
    internal IAsyncEnumerable<T> ListAsync(string id, CancellationToken cancellationToken) =>
        table.PartitionAsync(id, cancellationToken).Select(row => form.Read(row).Document);

    /// <summary>The version in force in a month: the highest that is valid from that month or an earlier one.</summary>
    internal async Task<StoredVersion<T>?> FindForMonthAsync(string id, YearMonth month, CancellationToken cancellationToken) =>
        await table.ListAsync($"PartitionKey eq {id} and ValidFrom le {Keys.Month(month)}", cancellationToken).LastOrDefaultAsync(cancellationToken) is { } row ? form.Read(row) : null;

    /// <summary>One version; <see langword="null"/> when there is no such version, or what is there is none any more because somebody touched it.</summary>
    internal async Task<StoredVersion<T>?> FindAsync(string id, int number, CancellationToken cancellationToken) =>
        await FindRowAsync(id, number, cancellationToken) is { } row ? form.TryRead(row) : null;

    /// <summary>One version, as it is stored.</summary>
    internal async Task<StoredRow?> FindRowAsync(string id, int number, CancellationToken cancellationToken) =>
        await table.FindAsync(id, Keys.Version(number), cancellationToken) is { } row ? StoredRow.Of(form.Table, row) : null;
}
