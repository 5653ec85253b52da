using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Records.Ledger;

/// <summary>What was closed and reopened, in an append-only chain for each store. An entry, its month's standing and the head are written together.</summary>
public sealed class LedgerStore(Tables tables)
{
    private const string Head = "head";

    public async Task<LedgerHead?> FindHeadAsync(StoreId store, CancellationToken cancellationToken)
    {
        var row = await tables.Ledger.GetEntityIfExistsAsync<TableEntity>(store.Value, Head, cancellationToken: cancellationToken);
        return row.HasValue ? LedgerRows.ReadHead(row.Value!) : null;
    }

    /// <summary>Heads of all stores that have closed a month.</summary>
    public async Task<IReadOnlyDictionary<StoreId, LedgerHead>> ListHeadsAsync(CancellationToken cancellationToken)
    {
        var heads = new Dictionary<StoreId, LedgerHead>();
        await foreach (var row in tables.Ledger.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey eq {Head}"), cancellationToken: cancellationToken))
        {
            heads.Add(StoreId.Parse(row.PartitionKey), LedgerRows.ReadHead(row));
        }

        return heads;
    }

    /// <summary>Where a month stands; <see langword="null"/> until it is closed for the first time.</summary>
    public async Task<MonthStanding?> FindStandingAsync(StoreId store, YearMonth month, CancellationToken cancellationToken)
    {
        var row = await tables.Ledger.GetEntityIfExistsAsync<TableEntity>(store.Value, Keys.LedgerMonth(month), cancellationToken: cancellationToken);
        return row.HasValue ? LedgerRows.ReadStanding(row.Value!) : null;
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

    /// <summary>The closed version of a month that is in force; <see langword="null"/> while there is none.</summary>
    public async Task<int?> FindVersionAsync(StoreId store, YearMonth month, CancellationToken cancellationToken) =>
        (await FindStandingAsync(store, month, cancellationToken))?.Version;

    /// <exception cref="RequestFailedException">Status 404: there is no such entry.</exception>
    public async Task<LedgerEntry> GetAsync(StoreId store, int number, CancellationToken cancellationToken)
    {
        TableEntity row = await tables.Ledger.GetEntityAsync<TableEntity>(store.Value, Keys.LedgerEntry(number), cancellationToken: cancellationToken);
        return LedgerRows.ReadEntry(row).Entry;
    }

    /// <summary>The store's whole chain, oldest entry first.</summary>
    public async Task<IReadOnlyList<RecordedEntry>> ListAsync(StoreId store, CancellationToken cancellationToken)
    {
        var entries = new List<RecordedEntry>();
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {store.Value} and RowKey ge {Keys.LedgerEntriesStart} and RowKey lt {Keys.LedgerEntriesEnd}");
        await foreach (var row in tables.Ledger.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            entries.Add(LedgerRows.ReadEntry(row));
        }

        return entries;
    }

    /// <summary>The last month that any store has closed with a version of this scheme.</summary>
    public async Task<YearMonth?> FindLastClosedWithAsync(SchemeId scheme, CancellationToken cancellationToken)
    {
        YearMonth? last = null;
        var filter = TableClient.CreateQueryFilter($"RowKey ge {Keys.LedgerEntriesStart} and RowKey lt {Keys.LedgerEntriesEnd}");
        await foreach (var row in tables.Ledger.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var entry = LedgerRows.ReadEntry(row).Entry;
            if (entry.ClosedWith(scheme) && (last is null || entry.Month > last))
            {
                last = entry.Month;
            }
        }

        return last;
    }

    /// <summary>Adds the close of a version behind the head that was read.</summary>
    /// <returns><see langword="false"/> when somebody else added an entry in between; nothing is written then.</returns>
    public Task<bool> TryCloseAsync(StoreId store, LedgerHead? head, LedgerEntry entry, CancellationToken cancellationToken) => TryAppendAsync(
        store,
        head,
        entry,
        new MonthStanding(entry.Version, entry.Number, ReopenEntry: null),
        (head?.Reopened ?? new Dictionary<YearMonth, Instant>()).Where(r => r.Key != entry.Month),
        cancellationToken);

    /// <summary>Adds the reopening of the version in force behind the head that was read.</summary>
    /// <param name="closesAt">When the month closes again by itself.</param>
    /// <returns><see langword="false"/> when somebody else added an entry in between; nothing is written then.</returns>
    public Task<bool> TryReopenAsync(
        StoreId store, LedgerHead head, MonthStanding standing, LedgerEntry entry, Instant closesAt, CancellationToken cancellationToken) => TryAppendAsync(
        store,
        head,
        entry,
        standing with { ReopenEntry = entry.Number },
        head.Reopened.Append(new(entry.Month, closesAt)),
        cancellationToken);

    private async Task<bool> TryAppendAsync(
        StoreId store,
        LedgerHead? head,
        LedgerEntry entry,
        MonthStanding standing,
        IEnumerable<KeyValuePair<YearMonth, Instant>> reopened,
        CancellationToken cancellationToken)
    {
        var through = head is null || entry.Month > head.ClosedThrough ? entry.Month : head.ClosedThrough;
        var newHead = LedgerRows.From(store, Head, new LedgerHead(entry.Number, entry.Hash, through, string.Empty) { Reopened = new Dictionary<YearMonth, Instant>(reopened) });
        try
        {
            await tables.Ledger.SubmitTransactionAsync(
                [
                    head is null
                        ? new TableTransactionAction(TableTransactionActionType.Add, newHead)
                        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, newHead, new ETag(head.ETag)),
                    new TableTransactionAction(TableTransactionActionType.Add, LedgerRows.From(store, entry)),
                    new TableTransactionAction(TableTransactionActionType.UpsertReplace, LedgerRows.From(store, entry.Month, standing)),
                ],
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }
}
