using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Records.Ledger;

/// <summary>What was closed and reopened, in an append-only chain for each store. An entry, its month's standing and the head are written together,
/// and then once more where nobody can change it.</summary>
public sealed class LedgerStore(Tables tables, LedgerKeys keys, LedgerWitness witness, StoreAgenda agenda)
{
    public async Task<LedgerHead?> FindHeadAsync(StoreId store, CancellationToken cancellationToken) =>
        await tables.Ledger.FindAsync(store.Value, Keys.LedgerHead, cancellationToken) is { } row ? LedgerRows.ReadHead(row) : null;

    /// <summary>Heads of all stores that have closed a month.</summary>
    public async Task<IReadOnlyDictionary<StoreId, LedgerHead>> ListHeadsAsync(CancellationToken cancellationToken) =>
        await tables.Ledger.ListAsync($"RowKey eq {Keys.LedgerHead}", cancellationToken)
            .ToDictionaryAsync(row => StoreId.Parse(row.PartitionKey), LedgerRows.ReadHead, cancellationToken: cancellationToken);

    /// <summary>Where a month stands; <see langword="null"/> until it is closed for the first time.</summary>
    public async Task<MonthStanding?> FindStandingAsync(StoreId store, YearMonth month, CancellationToken cancellationToken) =>
        await tables.Ledger.FindAsync(store.Value, Keys.LedgerMonth(month), cancellationToken) is { } row ? LedgerRows.ReadStanding(row) : null;

    /// <summary>The closed version of a month that is in force; <see langword="null"/> while there is none.</summary>
    public async Task<int?> FindVersionAsync(StoreId store, YearMonth month, CancellationToken cancellationToken) =>
        (await FindStandingAsync(store, month, cancellationToken))?.Version;

    /// <exception cref="KeyNotFoundException">There is no such entry.</exception>
    public async Task<LedgerEntry> GetAsync(StoreId store, int number, CancellationToken cancellationToken) =>
        await tables.Ledger.FindAsync(store.Value, Keys.LedgerEntry(number), cancellationToken) is { } row
            ? LedgerRows.ReadEntry(row).Entry
            : throw new KeyNotFoundException($"The ledger of store '{store}' has no entry {number}.");

    /// <summary>The store's whole chain, oldest entry first.</summary>
    public async Task<IReadOnlyList<RecordedEntry>> ListAsync(StoreId store, CancellationToken cancellationToken) =>
        await tables.Ledger.RangeAsync(store.Value, Keys.LedgerEntriesStart, Keys.LedgerEntriesEnd, cancellationToken)
            .Select(LedgerRows.ReadEntry)
            .ToListAsync(cancellationToken);

    /// <summary>The close that is the first to hold the corrections of an appeal; <see langword="null"/> while there is none.</summary>
    public async Task<LedgerEntry?> FindCloseAsync(StoreMonth month, string appeal, CancellationToken cancellationToken) =>
        (await ListAsync(month.StoreId, cancellationToken)).Select(e => e.Entry)
            .FirstOrDefault(e => e.Kind == LedgerEntryKind.Close && e.Month == month.Month && e.Appeal == appeal);

    /// <summary>The last month that any store has closed with a version of this scheme.</summary>
    public async Task<YearMonth?> FindLastClosedWithAsync(SchemeId scheme, CancellationToken cancellationToken)
    {
        var closed = await tables.Ledger.ListAsync($"RowKey ge {Keys.LedgerEntriesStart} and RowKey lt {Keys.LedgerEntriesEnd}", cancellationToken)
            .Select(row => LedgerRows.ReadEntry(row).Entry)
            .Where(entry => entry.ClosedWith(scheme))
            .Select(entry => entry.Month)
            .ToListAsync(cancellationToken);
        return closed.Count == 0 ? null : closed.Max();
    }

    /// <summary>
    /// Begins a try to close a month: from now on no earlier one can add its close. Where the month stands must be read, or read again, afterwards.
    /// </summary>
    /// <returns><see langword="null"/> when a later one has begun already.</returns>
    public async Task<CloseTry?> BeginCloseAsync(StoreMonth month, CancellationToken cancellationToken)
    {
        var (store, key) = (month.StoreId.Value, Keys.CloseTry(month.Month));
        var begun = await tables.Ledger.ChangeAsync(store, key, kept => LedgerRows.TryAfter(kept, store, key), cancellationToken);
        return await tables.Ledger.FindAsync(store, key, cancellationToken) is { } row && LedgerRows.TryIn(row) == LedgerRows.TryIn(begun!)
            ? new CloseTry(month, LedgerRows.TryIn(row), row.ETag.ToString())
            : null;
    }

    /// <summary>Whether no later try to close the month has begun, and this one has added no close.</summary>
    public async Task<bool> IsNewestAsync(CloseTry begun, CancellationToken cancellationToken) =>
        (await tables.Ledger.FindAsync(begun.Month.StoreId.Value, Keys.CloseTry(begun.Month.Month), cancellationToken))?.ETag.ToString() == begun.RowVersion;

    /// <summary>Adds the close of a version behind the head that was read.</summary>
    /// <returns><see langword="false"/> when somebody else added an entry in between, or began to close the month; nothing is written then.</returns>
    public Task<bool> TryCloseAsync(CloseTry begun, LedgerHead? head, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var store = begun.Month.StoreId;
        return TryAppendAsync(
            store,
            head,
            entry,
            new MonthStanding(entry.Version, entry.Number, ReopenEntry: null),
            (head?.Reopened ?? new Dictionary<YearMonth, Instant>()).Where(r => r.Key != entry.Month),
            cancellationToken,
            new TableTransactionAction(
                TableTransactionActionType.UpdateReplace, LedgerRows.TryOf(store.Value, Keys.CloseTry(entry.Month), begun.Number), new ETag(begun.RowVersion)));
    }

    /// <summary>Adds the reopening of the version in force behind the head that was read.</summary>
    /// <returns><see langword="false"/> when somebody else added an entry in between; nothing is written then.</returns>
    public async Task<bool> TryReopenAsync(
        StoreId store, LedgerHead head, MonthStanding standing, LedgerEntry entry, CancellationToken cancellationToken)
    {
        // Before it is open, so that it is closed again whoever dies in between.
        await agenda.ExpectCloseAsync(store, entry.ClosesAt!.Value, cancellationToken);
        return await TryAppendAsync(
            store,
            head,
            entry,
            standing with { ReopenEntry = entry.Number },
            head.Reopened.Append(new(entry.Month, entry.ClosesAt!.Value)),
            cancellationToken);
    }

    /// <summary>Everything that the ledger holds of a store, as it is stored: entries, standings of months, the head.</summary>
    public async Task<IReadOnlyList<StoredRow>> ListRowsAsync(StoreId store, CancellationToken cancellationToken) =>
        await tables.Ledger.PartitionAsync(store.Value, cancellationToken).Select(row => StoredRow.Of(nameof(Tables.Ledger), row)).ToListAsync(cancellationToken);

    /// <summary>Writes what a worker left out who died behind an entry: its copy in the place where nothing is changed any more.</summary>
    public async Task WitnessAsync(StoreId store, int number, CancellationToken cancellationToken)
    {
        if (await tables.Ledger.FindAsync(store.Value, Keys.LedgerEntry(number), cancellationToken) is { } row)
        {
            await witness.KeepAsync(store, StoredRow.Of(nameof(Tables.Ledger), row), cancellationToken);
        }
    }

    private async Task<bool> TryAppendAsync(
        StoreId store,
        LedgerHead? head,
        LedgerEntry entry,
        MonthStanding standing,
        IEnumerable<KeyValuePair<YearMonth, Instant>> reopened,
        CancellationToken cancellationToken,
        params TableTransactionAction[] conditions)
    {
        if (head is not null)
        {
            await WitnessAsync(store, head.Number, cancellationToken);
        }

        var signed = keys.Sign(StoredRow.Of(nameof(Tables.Ledger), LedgerRows.From(store, entry)));
        var through = head is null || entry.Month > head.ClosedThrough ? entry.Month : head.ClosedThrough;
        var newHead = LedgerRows.From(
            store, new LedgerHead(entry.Number, (string)signed.Cells[LedgerKeys.Hash], through, string.Empty) { Reopened = new Dictionary<YearMonth, Instant>(reopened) });
        var isAppended = await tables.Ledger.TrySubmitAsync(
            [
                head is null
                    ? new TableTransactionAction(TableTransactionActionType.Add, newHead)
                    : new TableTransactionAction(TableTransactionActionType.UpdateReplace, newHead, new ETag(head.RowVersion)),
                new TableTransactionAction(TableTransactionActionType.Add, signed.ToEntity()),
                new TableTransactionAction(TableTransactionActionType.UpsertReplace, LedgerRows.From(store, entry.Month, standing)),
                .. conditions,
            ],
            cancellationToken);
        if (isAppended)
        {
            await witness.KeepAsync(store, signed, cancellationToken);
        }

        return isAppended;
    }
}
