using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book;

/// <summary>Facts besides orders that came after the close of their month, once it takes corrections.</summary>
public sealed class LateFacts(Tables tables, FactWriter writer, MovableFactWriter movable)
{
    /// <summary>Column of a late fact: when it came.</summary>
    internal const string KeptAt = "KeptAt";

    /// <summary>Column of a late fact: whether a later version of the month has it.</summary>
    internal const string TakenIn = "TakenIn";

    /// <summary>
    /// Takes the late facts of a reopened month in, of each the one that came last. The late rows stay, marked as taken in; doing it again goes
    /// on where it was interrupted.
    /// </summary>
    public async Task TakeInAsync(Store store, StoreMonth month, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        var (start, end) = (Keys.FactRowsStart(Keys.LateFact), Keys.FactRowsEnd(Keys.LateFact));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Keys.StoreMonth(month)} and RowKey ge {start} and RowKey lt {end}");
        await foreach (var row in tables.WorkOrders.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.GetBoolean(TakenIn) != true)
            {
                rows.Add(row);
            }
        }

        foreach (var late in rows.GroupBy(r => Keys.FactOfLate(r.RowKey), StringComparer.Ordinal))
        {
            await TakeInAsync(store, month, late.Key, [.. late.OrderBy(r => r.GetInstant(KeptAt))], cancellationToken);
        }
    }

    private async Task TakeInAsync(Store store, StoreMonth month, string rowKey, TableEntity[] rows, CancellationToken cancellationToken)
    {
        var fact = rows[^1].CopyTo(rowKey);
        var outcome = Keys.KindOf(rowKey) is Keys.Complaint or Keys.CustomerFact
            ? await movable.WriteAsync(store, month, rowKey, (_, _) => fact, cancellationToken)
            : await writer.WriteAsync(store, month, rowKey, _ => fact, cancellationToken);
        if (outcome != WriteOutcome.Late)
        {
            await tables.WorkOrders.SubmitAsync(
                rows.Select(r => new TableTransactionAction(
                    TableTransactionActionType.UpdateMerge, new TableEntity(r.PartitionKey, r.RowKey) { [TakenIn] = true }, ETag.All)),
                cancellationToken);
        }
    }
}
