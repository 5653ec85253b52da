using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book.Rows;

namespace KpiFunctions.Records.Book;

/// <summary>
/// The facts of a version that is about to be reopened, copied aside row by row, so that the version can be recomputed whatever is corrected
/// afterwards. Phone numbers and all words stay behind: no score is made of them.
/// </summary>
public sealed class ClosedFacts(Tables tables, MonthBook book, TimeProvider time)
{
    private const string Complete = "Complete";

    private static readonly string[] Unwanted = ["odata.etag", "PartitionKey", "RowKey", "Timestamp", WorkOrderRow.Phone, RowErasure.ErasedContact, .. RowErasure.Texts];

    /// <summary>Copies the facts. The month must be closed; whoever finds the copy complete leaves it alone, and whoever meets another copier goes on from there.</summary>
    public async Task KeepAsync(StoreMonth month, int version, CancellationToken cancellationToken)
    {
        while (!await TryCopyAsync(month, Keys.ClosedVersion(month, version), cancellationToken))
        {
            // Somebody else copies the same month.
        }
    }

    private async Task<bool> TryCopyAsync(StoreMonth month, string partition, CancellationToken cancellationToken)
    {
        var marker = await GetMarkerAsync(partition, cancellationToken);
        if (IsComplete(marker))
        {
            return true;
        }

        var rows = await book.RowsAsync(month, cancellationToken)
            .Where(row => row.RowKey != Keys.MonthGate)
            .Select(row => CopyOf(row, partition))
            .ToListAsync(cancellationToken);

        // Every batch holds the marker as it was before anybody could complete the copy and reopen the month: what was read is of the closed month.
        foreach (var batch in rows.Chunk(MonthBook.RowsPerBatch))
        {
            var merge = new TableTransactionAction(TableTransactionActionType.UpdateMerge, marker, marker.ETag);
            if (!await tables.ClosedFacts.TrySubmitAsync(batch.Select(MonthEdit.Put).Prepend(merge), cancellationToken))
            {
                return false;
            }

            marker = await GetMarkerAsync(partition, cancellationToken);
            if (IsComplete(marker))
            {
                return true;
            }
        }

        return await tables.ClosedFacts.TryReplaceAsync(
            new TableEntity(partition, Keys.MonthGate) { [Complete] = true }, marker.ETag, cancellationToken);
    }

    /// <summary>The row that says that the copy of a version is complete.</summary>
    internal static StoredRow CompleteMarkOf(StoreMonth month, int version) =>
        StoredRow.Of(nameof(Tables.ClosedFacts), new TableEntity(Keys.ClosedVersion(month, version), Keys.MonthGate) { [Complete] = true });

    private static bool IsComplete(TableEntity marker) => marker.GetBoolean(Complete) == true;

    private async Task<TableEntity> GetMarkerAsync(string partition, CancellationToken cancellationToken)
    {
        if (await tables.ClosedFacts.FindAsync(partition, Keys.MonthGate, cancellationToken) is { } found)
        {
            return found;
        }

        await tables.ClosedFacts.TryAddAsync(new TableEntity(partition, Keys.MonthGate) { [Complete] = false }, cancellationToken);
        return (await tables.ClosedFacts.FindAsync(partition, Keys.MonthGate, cancellationToken))!;
    }

    private TableEntity CopyOf(TableEntity row, string partition)
    {
        var copy = new TableEntity(partition, row.RowKey);
        foreach (var (name, value) in row.Where(column => !Unwanted.Contains(column.Key, StringComparer.Ordinal)))
        {
            copy[name] = value;
        }

        if (row.ContainsKey(AnswerRow.Text))
        {
            copy[AnswerRow.TextErasedAt] = time.GetUtcNow();
        }

        return copy;
    }
}
