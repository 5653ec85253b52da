using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Storage;
using NodaTime;

namespace KpiFunctions.Months;

/// <summary>What was closed, in an append-only chain for each store. An entry, its month's pointer and the head are written together.</summary>
public sealed class Ledger(Tables tables)
{
    private const string Head = "head";

    public async Task<LedgerHead?> FindHeadAsync(StoreId store, CancellationToken cancellationToken)
    {
        var row = await tables.Ledger.GetEntityIfExistsAsync<TableEntity>(store.Value, Head, cancellationToken: cancellationToken);
        return row.HasValue ? ReadHead(row.Value!) : null;
    }

    /// <summary>Heads of all stores that have closed a month.</summary>
    public async Task<IReadOnlyDictionary<StoreId, LedgerHead>> ListHeadsAsync(CancellationToken cancellationToken)
    {
        var heads = new Dictionary<StoreId, LedgerHead>();
        await foreach (var row in tables.Ledger.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey eq {Head}"), cancellationToken: cancellationToken))
        {
            heads.Add(StoreId.Parse(row.PartitionKey), ReadHead(row));
        }

        return heads;
    }

    /// <summary>The closed version of a month; <see langword="null"/> while it is not closed.</summary>
    public async Task<int?> FindVersionAsync(StoreId store, YearMonth month, CancellationToken cancellationToken)
    {
        var row = await tables.Ledger.GetEntityIfExistsAsync<TableEntity>(store.Value, Keys.LedgerMonth(month), cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetInt32("Version") : null;
    }

    /// <summary>Every month that was ever closed, of all stores.</summary>
    public async Task<IReadOnlyList<StoreMonth>> ListMonthsAsync(CancellationToken cancellationToken)
    {
        var months = new List<StoreMonth>();
        var filter = TableClient.CreateQueryFilter($"RowKey ge {Keys.LedgerMonthsStart} and RowKey lt {Keys.LedgerMonthsEnd}");
        await foreach (var row in tables.Ledger.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            months.Add(new StoreMonth(StoreId.Parse(row.PartitionKey), Keys.ParseLedgerMonth(row.RowKey)));
        }

        return months;
    }

    /// <summary>Adds an entry behind the head that was read.</summary>
    /// <returns><see langword="false"/> when somebody else added one in between; nothing is written then.</returns>
    public async Task<bool> TryAppendAsync(StoreId store, LedgerHead? head, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var newHead = new TableEntity(store.Value, Head)
        {
            ["Number"] = entry.Number,
            ["Hash"] = entry.Hash,
            ["ClosedThrough"] = Keys.Month(head is null || entry.Month.CompareTo(head.ClosedThrough) > 0 ? entry.Month : head.ClosedThrough),
        };
        var pointer = new TableEntity(store.Value, Keys.LedgerMonth(entry.Month)) { ["Version"] = entry.Version, ["Entry"] = entry.Number };
        try
        {
            await tables.Ledger.SubmitTransactionAsync(
                [
                    head is null
                        ? new TableTransactionAction(TableTransactionActionType.Add, newHead)
                        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, newHead, new ETag(head.ETag)),
                    new TableTransactionAction(TableTransactionActionType.Add, Write(store, entry)),
                    new TableTransactionAction(TableTransactionActionType.UpsertReplace, pointer),
                ],
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    private static LedgerHead ReadHead(TableEntity row) => new(
        row.GetInt32("Number")!.Value, row.GetRequired("Hash"), Keys.ParseMonth(row.GetRequired("ClosedThrough")), row.ETag.ToString());

    private static TableEntity Write(StoreId store, LedgerEntry entry)
    {
        var row = new TableEntity(store.Value, Keys.LedgerEntry(entry.Number))
        {
            ["Month"] = Keys.Month(entry.Month),
            ["Version"] = entry.Version,
            ["Orders"] = entry.Counts.Orders,
            ["Completed"] = entry.Counts.Completed,
            ["Texted"] = entry.Counts.Texted,
            ["Rated"] = entry.Counts.Rated,
            ["Complaints"] = entry.Counts.Complaints,
            ["Returns"] = entry.Counts.Returns,
            ["Figures"] = entry.Counts.Figures,
            ["Ratings"] = entry.Counts.Ratings,
            ["CustomerFacts"] = entry.Counts.CustomerFacts,
            ["Late"] = entry.Counts.Late,
            ["Schemes"] = entry.Schemes,
            ["ScoresDigest"] = entry.ScoresDigest,
            ["PreviousHash"] = entry.PreviousHash,
            ["Hash"] = entry.Hash,
        };
        row.SetInstant("Cutoff", entry.Cutoff);
        return row;
    }
}
