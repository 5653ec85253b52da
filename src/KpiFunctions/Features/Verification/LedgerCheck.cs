using System.Globalization;
using System.Text;
using System.Text.Json;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Features.Verification;

/// <summary>
/// Goes through a store's chain: every entry must have its signature, repeat the hash of the one before, and say what its copy in the
/// write-once place says; the head and the standings of months must be what the entries make of them.
/// </summary>
internal sealed class LedgerCheck(MonthProof proof, LedgerKeys keys)
{
    private const string Table = "Ledger";
    private const string Container = "container ledger";

    private readonly Dictionary<string, StoredRow> _rows = proof.In(Table, proof.Month.StoreId.Value).ToDictionary(r => r.Key, StringComparer.Ordinal);
    private readonly Dictionary<string, WrittenOnce> _copies = proof.Copies.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>The entries that can be read, oldest first.</summary>
    internal IReadOnlyList<RecordedEntry> Entries { get; private set; } = [];

    /// <summary>Whether anything says that the month was ever closed.</summary>
    internal bool KnowsMonth =>
        Entries.Any(e => e.Entry.Month == proof.Month.Month)
        || _rows.ContainsKey(Keys.LedgerMonth(proof.Month.Month))
        || _copies.Values.Any(c => c.Content.Contains($"\"Month\":\"{Keys.Month(proof.Month.Month)}\"", StringComparison.Ordinal));

    /// <returns>The first link that does not hold; <see langword="null"/> when all do.</returns>
    internal MonthDifference? Find()
    {
        var (entries, previous) = (new List<RecordedEntry>(), LedgerEntry.NoPredecessor);
        MonthDifference? first = null;
        for (var number = 1; number <= Last; number++)
        {
            var found = _rows.GetValueOrDefault(Keys.LedgerEntry(number));
            first ??= found is null
                ? new($"Entry {number} of the store's ledger is missing.") { Table = Table, Row = Keys.LedgerEntry(number), Entry = number, Property = "number" }
                : CheckEntry(number, found, previous);
            var read = found is null ? default : Readable.Of(() => LedgerRows.ReadEntry(found));
            if (read.Value is { } entry)
            {
                entries.Add(entry);
                previous = entry.Hash;
            }
            else if (found is not null)
            {
                first ??= RowCheck.Of(found, null, $"Entry {number} of the store's ledger cannot be read: {read.Problem}") with { Entry = number };
            }
        }

        Entries = entries;
        return first ?? CheckHead() ?? CheckStandings();
    }

    /// <summary>The highest number that an entry or a copy names.</summary>
    private int Last => _rows.Keys.Where(k => k.StartsWith(Keys.LedgerEntriesStart, StringComparison.Ordinal)).Select(k => NumberIn(k, Keys.LedgerEntriesStart))
        .Concat(_copies.Keys.Select(k => NumberIn(k, Keys.LedgerBlobsOf(proof.Month.StoreId))))
        .DefaultIfEmpty()
        .Max();

    private static int NumberIn(string key, string start) =>
        int.TryParse(key.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private MonthDifference? CheckEntry(int number, StoredRow entry, string previous)
    {
        var copy = _copies.GetValueOrDefault(Keys.LedgerBlob(proof.Month.StoreId, number));
        var said = copy is null ? null : Read(copy);
        var text = Encoding.UTF8.GetString(CanonicalJson.Write(ProofScope.Of(entry).WriteTo));
        var difference = said is null ? null : RowCheck.Find(said, entry);
        if (keys.Any && (keys.SignatureOf(entry) is not { } signature || signature != entry.Cells.GetValueOrDefault(LedgerKeys.Hash) as string))
        {
            var key = entry.Cells.GetValueOrDefault(LedgerKeys.KeyId) as string;
            return difference is null && key is not null && !keys.Has(key)
                ? RowCheck.Of(entry, LedgerKeys.KeyId, $"Entry {number} of the store's ledger is signed with key '{key}', which is not at hand: set Ledger__Keys__{key}.") with { Entry = number, Property = "hash" }
                : (difference ?? RowCheck.Of(entry, LedgerKeys.Hash, string.Empty)) with
                {
                    Message = difference is not null ? $"Entry {number} of the store's ledger was changed after it was written: {difference.Message}"
                        : copy is null ? $"Entry {number} of the store's ledger was changed after it was written and has no copy that would tell where"
                        : $"Entry {number} of the store's ledger has not the signature that key '{key}' gives it, and its copy says the same as it: the key is another one than it was signed with, or both were changed.",
                    Entry = number,
                    Property = "hash",
                };
        }

        if (copy is null)
        {
            return OfCopy(number, null, $"Entry {number} of the store's ledger has no copy in the write-once container.");
        }

        if (copy.Content != text)
        {
            // Signed as it is, the entry is right, and the copy is not; without a key the two only contradict each other.
            return keys.Any
                ? OfCopy(number, difference?.Column, $"The write-once copy of entry {number} of the store's ledger says something else than the entry, which has its signature.")
                : (difference ?? OfCopy(number, null, string.Empty)) with { Message = $"Entry {number} of the store's ledger and its write-once copy do not say the same.", Entry = number, Property = "hash" };
        }

        var repeated = entry.Cells.GetValueOrDefault("PreviousHash") as string;
        return repeated == previous
            ? null
            : RowCheck.Of(entry, "PreviousHash", $"Entry {number} of the store's ledger does not follow the one before it.") with
            {
                Entry = number,
                Property = "previousHash",
                Recorded = repeated,
                Recomputed = previous,
            };
    }

    private MonthDifference OfCopy(int number, string? column, string message) =>
        new(message) { Table = Container, Row = Keys.LedgerBlob(proof.Month.StoreId, number), Column = column, Entry = number, Property = "copy" };

    private static StoredRow? Read(WrittenOnce copy) => Readable.Of(() =>
    {
        using var json = JsonDocument.Parse(copy.Content);
        return StoredRow.Read(json.RootElement);
    }).Value;

    private MonthDifference? CheckHead()
    {
        var found = _rows.GetValueOrDefault(Keys.LedgerHead);
        if (Entries.Count == 0)
        {
            return found is null ? null : RowCheck.Of(found, null, "The store's ledger has a head and no entries.") with { Property = "head" };
        }

        var last = Entries[^1];
        var reopened = Entries.GroupBy(e => e.Entry.Month).Select(m => m.Last().Entry).Where(e => e.Kind == LedgerEntryKind.Reopen)
            .ToDictionary(e => e.Month, e => e.ClosesAt!.Value);
        var through = Entries.Max(e => e.Entry.Month);
        var head = new LedgerHead(last.Entry.Number, last.Hash, through, string.Empty) { Reopened = reopened };
        var difference = RowCheck.Find(LedgerRows.Of(proof.Month.StoreId, head), found);
        return difference is null ? null : difference with
        {
            Message = $"The head of the store's ledger is not what its entries make it: {difference.Message}",
            Entry = last.Entry.Number,
            Property = "head",
        };
    }

    private MonthDifference? CheckStandings()
    {
        var expected = Entries.GroupBy(e => e.Entry.Month).ToDictionary(
            m => Keys.LedgerMonth(m.Key), m => LedgerRows.Of(proof.Month.StoreId, m.Key, StandingOf([.. m.Select(e => e.Entry)])));
        foreach (var (key, row) in expected.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            if (RowCheck.Find(row, _rows.GetValueOrDefault(key)) is { } difference)
            {
                return difference with { Message = $"Where the month stands is not what the ledger's entries say: {difference.Message}", Property = "version" };
            }
        }

        return _rows.Values.FirstOrDefault(r => r.Key.StartsWith(Keys.LedgerMonthsStart, StringComparison.Ordinal) && !expected.ContainsKey(r.Key)) is { } added
            ? RowCheck.Of(added, null, $"Row {added.Key} of table {Table} names a month that no entry closed.") with { Property = "version" }
            : null;
    }

    private static MonthStanding StandingOf(IReadOnlyList<LedgerEntry> entries)
    {
        var close = entries.LastOrDefault(e => e.Kind == LedgerEntryKind.Close);
        return new MonthStanding(close?.Version ?? 0, close?.Number ?? 0, entries[^1].Kind == LedgerEntryKind.Reopen ? entries[^1].Number : null);
    }
}
