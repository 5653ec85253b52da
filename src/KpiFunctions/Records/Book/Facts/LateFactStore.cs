using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Records.Book.Facts;

/// <summary>Facts besides orders that came after the close of their month: kept beside it, where they are not scored.</summary>
public sealed class LateFactStore(MonthBook book, Retention retention)
{
    /// <summary>Keeps a fact beside its closed month. The same again is kept once, and without words that were erased.</summary>
    internal async Task<WriteOutcome> KeepAsync(StoreMonth month, TableEntity row, CancellationToken cancellationToken)
    {
        // Named by all that it says, the words included, so that it stays one record when they are erased.
        var late = row.CopyTo(Keys.LateFactRow(row.RowKey, FactContent.Of(row)));
        late.SetInstant(LateColumns.KeptAt, retention.Now);
        if (RowErasure.HasTexts(late) && await FindErasureAsync(month, row.RowKey, cancellationToken) is { } erasedAt)
        {
            RowErasure.EraseTexts(late, erasedAt);
        }

        await book.PutLateAsync(late, cancellationToken);
        return WriteOutcome.Late;
    }

    /// <summary>What is known last of a fact of a closed month: what came late about it and is in no version yet, else what stands in the month.</summary>
    internal async Task<TableEntity?> FindLastAsync(StoreMonth month, string key, TableEntity? standing, CancellationToken cancellationToken) =>
        LastOf(await ListAsync(month, key, cancellationToken), key, standing);

    /// <summary>The last of what came late about a fact, else what stands in the month.</summary>
    internal static TableEntity? LastOf(IReadOnlyList<TableEntity> rows, string key, TableEntity? standing)
    {
        if (rows is not [.., var last])
        {
            return standing;
        }

        // That words of what came late are erased is seen when the next is kept; it must not become a part of what that says.
        var known = last.CopyTo(key);
        known.Remove(AnswerRow.TextErasedAt);
        known.SetInstant(AnswerRow.TextErasedAt, standing is null ? null : RowErasure.TextsErasedAt(standing));
        return known;
    }

    /// <summary>What came late about a fact of a month and still waits, the newest last.</summary>
    internal async Task<IReadOnlyList<TableEntity>> ListAsync(StoreMonth month, string key, CancellationToken cancellationToken) =>
        await book.RangeAsync(month, Keys.LateFactRowsStart(key), Keys.LateFactRowsEnd(key), cancellationToken)
            .Where(row => row.GetBoolean(LateColumns.TakenIn) != true)
            .OrderBy(r => r.GetInstant(LateColumns.KeptAt))
            .ToListAsync(cancellationToken);

    /// <summary>What came late and is in no version yet, the newest of each fact last.</summary>
    /// <param name="since">Only what was kept since this time of the storage service; <see langword="null"/> for all.</param>
    /// <param name="kind">Kind of facts; <see langword="null"/> for all.</param>
    internal async Task<IReadOnlyList<IGrouping<string, TableEntity>>> ListAsync(
        StoreMonth month, DateTimeOffset? since, CancellationToken cancellationToken, string? kind = null)
    {
        var (from, before) = kind is null
            ? (Keys.FactRowsStart(Keys.LateFact), Keys.FactRowsEnd(Keys.LateFact))
            : (Keys.LateFactRowsStart(kind), Keys.LateFactRowsEnd(kind));
        return await ListBetweenAsync(month, from, before, cancellationToken, since);
    }

    /// <summary>The same between two keys of late facts.</summary>
    internal async Task<IReadOnlyList<IGrouping<string, TableEntity>>> ListBetweenAsync(
        StoreMonth month, string from, string before, CancellationToken cancellationToken, DateTimeOffset? since = null)
    {
        var rows = await book.RangeAsync(month, from, before, cancellationToken)
            .Where(row => row.GetBoolean(LateColumns.TakenIn) != true && LateColumns.IsSince(row, since))
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.GetInstant(LateColumns.KeptAt)).GroupBy(r => Keys.FactOfLate(r.RowKey), StringComparer.Ordinal)];
    }

    /// <summary>Says of late records that they wait no longer: a version of the month has them now, or a newer word about the same.</summary>
    internal Task MarkTakenInAsync(IEnumerable<TableEntity> rows, CancellationToken cancellationToken) => book.MergeAsync(rows.Select(TakenIn), cancellationToken);

    /// <summary>A late record that waits no longer.</summary>
    internal static TableEntity TakenIn(TableEntity row) => new(row.PartitionKey, row.RowKey) { [LateColumns.TakenIn] = true };

    /// <summary>When the words of what came late about a fact before were erased; its sender still has them and sends them with every change.</summary>
    internal async Task<Instant?> FindErasureAsync(StoreMonth month, string key, CancellationToken cancellationToken)
    {
        var rows = await book.RangeAsync(month, Keys.LateFactRowsStart(key), Keys.LateFactRowsEnd(key), cancellationToken).ToListAsync(cancellationToken);
        return rows.Select(RowErasure.TextsErasedAt).Min();
    }
}
