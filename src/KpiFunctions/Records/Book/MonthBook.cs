using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>
/// The partition of a store-month, which holds every fact of it, each kind as rows of its own. This class alone reads and writes it: whatever is
/// written to a month that could be closed is one batch with the month's gate, and whoever is beaten to it decides anew.
/// </summary>
public sealed partial class MonthBook(Tables tables, StoreDirectory stores, LedgerStore ledger, StaffWords words, TimeProvider time)
{
    /// <summary>Rows that one batch holds besides the gate.</summary>
    internal const int RowsPerBatch = 99;

    /// <summary>Everything that a month holds now: one scan, a thousand rows a transaction.</summary>
    public Task<MonthRecords> ReadAsync(StoreMonth month, CancellationToken cancellationToken) =>
        MonthRecords.ReadAsync(RowsAsync(month, cancellationToken), () => words.ListAsync(month, cancellationToken), cancellationToken);

    /// <summary>The records of a closed version as they were before the month was reopened.</summary>
    public Task<MonthRecords> ReadClosedAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        MonthRecords.ReadAsync(
            tables.ClosedFacts.PartitionAsync(Keys.ClosedVersion(month, version), cancellationToken), () => words.ListAsync(month, cancellationToken), cancellationToken);

    /// <summary>Every row of a month, as it is stored.</summary>
    public async Task<IReadOnlyList<StoredRow>> ListRowsAsync(StoreMonth month, CancellationToken cancellationToken) =>
        await RowsAsync(month, cancellationToken).Select(row => StoredRow.Of(nameof(Tables.WorkOrders), row)).ToListAsync(cancellationToken);

    /// <summary>Every row of the copy of a closed version that was made when the month was reopened; none when it never was.</summary>
    public async Task<IReadOnlyList<StoredRow>> ListClosedRowsAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        await tables.ClosedFacts.PartitionAsync(Keys.ClosedVersion(month, version), cancellationToken)
            .Select(row => StoredRow.Of(nameof(Tables.ClosedFacts), row)).ToListAsync(cancellationToken);

    /// <summary>
    /// The first month of which there is any record; <see langword="null"/> for a store without one. That an order of a later month was opened in it is
    /// none: else an import of orders that had lasted would make months to be closed of which nothing else is known.
    /// </summary>
    public async Task<YearMonth?> FindFirstAsync(StoreId store, CancellationToken cancellationToken)
    {
        var first = await tables.WorkOrders.ListAsync(
            $"PartitionKey ge {Keys.StoreMonthsStart(store)} and PartitionKey lt {Keys.StoreMonthsEnd(store)} and RowKey ne {Keys.MonthGate} and (RowKey lt {Keys.FactRowsStart(Keys.Opened)} or RowKey ge {Keys.FactRowsEnd(Keys.Opened)})",
            cancellationToken,
            limit: 1,
            "PartitionKey")
            .FirstOrDefaultAsync(cancellationToken);
        return first is null ? null : Keys.ParseStoreMonth(first.PartitionKey).Month;
    }

    internal Task<TableEntity?> FindAsync(StoreMonth month, string key, CancellationToken cancellationToken) =>
        tables.WorkOrders.FindAsync(Keys.StoreMonth(month), key, cancellationToken);

    internal IAsyncEnumerable<TableEntity> RowsAsync(StoreMonth month, CancellationToken cancellationToken) =>
        tables.WorkOrders.PartitionAsync(Keys.StoreMonth(month), cancellationToken);

    internal IAsyncEnumerable<TableEntity> RangeAsync(StoreMonth month, string from, string before, CancellationToken cancellationToken, int limit = int.MaxValue) =>
        tables.WorkOrders.RangeAsync(Keys.StoreMonth(month), from, before, cancellationToken, limit);

    /// <summary>Rows of all months that a filter finds.</summary>
    internal IAsyncEnumerable<TableEntity> ListAsync(FormattableString filter, CancellationToken cancellationToken, int limit = int.MaxValue) =>
        tables.WorkOrders.ListAsync(filter, cancellationToken, limit);

    /// <summary>Writes rows of the month that the pass was given for, at most <see cref="RowsPerBatch"/>, all or none.</summary>
    /// <returns><see langword="false"/> when a row or the month has changed since it was looked at; nothing is written then.</returns>
    internal Task<bool> TryWriteAsync(MonthPass pass, IReadOnlyList<TableTransactionAction> rows, CancellationToken cancellationToken) =>
        tables.WorkOrders.TrySubmitAsync(pass.Guard(rows), cancellationToken);

    /// <summary>
    /// Looks, decides what to write, and writes it, all or nothing, if the month still stands as it did; otherwise looks and decides anew.
    /// </summary>
    /// <param name="decide">Gets the leave to write, <see langword="null"/> when the month is closed, and how often it was beaten before.</param>
    internal async Task<T> WriteAsync<T>(
        Func<CancellationToken, Task<MonthPass?>> enter, Func<MonthPass?, int, Task<MonthEdit<T>>> decide, CancellationToken cancellationToken)
    {
        for (var beaten = 0; ; beaten++)
        {
            var pass = await enter(cancellationToken);
            var edit = await decide(pass, beaten);
            if (edit.Rows.Count == 0 || await TryWriteAsync(pass ?? MonthPass.Free, edit.Rows, cancellationToken))
            {
                return edit.Result;
            }
        }
    }

    /// <inheritdoc cref="WriteAsync{T}(Func{CancellationToken, Task{MonthPass?}}, Func{MonthPass?, int, Task{MonthEdit{T}}}, CancellationToken)"/>
    internal Task<T> WriteAsync<T>(Store store, StoreMonth month, Func<MonthPass?, int, Task<MonthEdit<T>>> decide, CancellationToken cancellationToken) =>
        WriteAsync(token => EnterAsync(store, month, token), decide, cancellationToken);

    /// <inheritdoc cref="WriteAsync{T}(Func{CancellationToken, Task{MonthPass?}}, Func{MonthPass?, int, Task{MonthEdit{T}}}, CancellationToken)"/>
    internal Task<T> WriteAsync<T>(StoreMonth month, Func<MonthPass?, int, Task<MonthEdit<T>>> decide, CancellationToken cancellationToken) =>
        WriteAsync(token => EnterAsync(month, token), decide, cancellationToken);

    /// <summary>Writes a row beside what counts, whatever the month's gate says: what came late.</summary>
    internal Task PutLateAsync(TableEntity row, CancellationToken cancellationToken) => tables.WorkOrders.PutAsync(row, cancellationToken);

    /// <summary>Writes rows that count for nothing, such as marks on what came late, in as many batches as they need.</summary>
    internal Task MergeAsync(IEnumerable<TableEntity> rows, CancellationToken cancellationToken) => tables.WorkOrders.SubmitAsync(
        rows.Select(r => new TableTransactionAction(TableTransactionActionType.UpdateMerge, r, Azure.ETag.All)), cancellationToken);
}
