using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book.Rows;

namespace KpiFunctions.Records.Book;

/// <summary>
/// The facts of a version that is about to be reopened, copied aside row by row, so that the version can be recomputed whatever is corrected
/// afterwards. Phone numbers and customers' words stay behind: no score is made of them.
/// </summary>
public sealed class ClosedFacts(Tables tables, TimeProvider time)
{
    private const string Complete = "Complete";

    // One row of a batch is the marker.
    private const int RowsPerBatch = 99;

    private static readonly string[] Unwanted = ["odata.etag", "PartitionKey", "RowKey", "Timestamp", WorkOrderRow.Phone, AnswerRow.Text, AnswerRow.Comment, "ErasedContact"];

    /// <summary>Copies the facts. The month must be closed; whoever finds the copy complete leaves it alone.</summary>
    public async Task KeepAsync(StoreMonth month, int version, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await CopyAsync(month, Keys.ClosedVersion(month, version), cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                // Somebody else copies the same month: go on from where they are.
            }
        }
    }

    private async Task CopyAsync(StoreMonth month, string partition, CancellationToken cancellationToken)
    {
        var marker = await GetMarkerAsync(partition, cancellationToken);
        if (marker.GetBoolean(Complete) == true)
        {
            return;
        }

        var rows = new List<TableEntity>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Keys.StoreMonth(month)}");
        await foreach (var row in tables.WorkOrders.QueryAsync<TableEntity>(filter, maxPerPage: 1000, cancellationToken: cancellationToken))
        {
            if (row.RowKey != Keys.MonthGate)
            {
                rows.Add(CopyOf(row, partition));
            }
        }

        // Every batch holds the marker as it was before anybody could complete the copy and reopen the month: what was read is of the closed month.
        foreach (var batch in rows.Chunk(RowsPerBatch))
        {
            await tables.ClosedFacts.SubmitTransactionAsync(
                batch.Select(r => new TableTransactionAction(TableTransactionActionType.UpsertReplace, r))
                    .Prepend(new TableTransactionAction(TableTransactionActionType.UpdateMerge, marker, marker.ETag)),
                cancellationToken);
            marker = await GetMarkerAsync(partition, cancellationToken);
            if (marker.GetBoolean(Complete) == true)
            {
                return;
            }
        }

        await tables.ClosedFacts.UpdateEntityAsync(
            new TableEntity(partition, Keys.MonthGate) { [Complete] = true }, marker.ETag, TableUpdateMode.Replace, cancellationToken);
    }

    private async Task<TableEntity> GetMarkerAsync(string partition, CancellationToken cancellationToken)
    {
        var found = await tables.ClosedFacts.GetEntityIfExistsAsync<TableEntity>(partition, Keys.MonthGate, cancellationToken: cancellationToken);
        if (found.HasValue)
        {
            return found.Value!;
        }

        await tables.ClosedFacts.AddEntityAsync(new TableEntity(partition, Keys.MonthGate) { [Complete] = false }, cancellationToken);
        return await tables.ClosedFacts.GetEntityAsync<TableEntity>(partition, Keys.MonthGate, cancellationToken: cancellationToken);
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
