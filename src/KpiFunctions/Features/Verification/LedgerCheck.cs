using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Features.Verification;

/// <summary>Goes through a store's chain: every entry must have the hash that stands beside it, and repeat the hash of the one before.</summary>
internal static class LedgerCheck
{
    /// <returns>The first link that does not hold; <see langword="null"/> when all do.</returns>
    internal static MonthDifference? Find(IReadOnlyList<RecordedEntry> entries, LedgerHead? head)
    {
        var previous = LedgerEntry.NoPredecessor;
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, hash) = entries[i];
            if (entry.Number != i + 1)
            {
                return new($"Entry {i + 1} of the store's ledger is missing.") { Entry = i + 1, Property = "number" };
            }

            if (entry.PreviousHash != previous)
            {
                return Differs(entry, "previousHash", "does not follow the one before it", entry.PreviousHash, previous);
            }

            if (entry.Hash != hash)
            {
                return Differs(entry, "hash", "was changed after it was written", hash, entry.Hash);
            }

            previous = hash;
        }

        return (head?.Number ?? 0) == entries.Count && (head?.Hash ?? LedgerEntry.NoPredecessor) == previous
            ? null
            : new("The store's ledger ends with another entry than its head says.") { Entry = head?.Number, Property = "head", Recorded = head?.Hash, Recomputed = previous };
    }

    private static MonthDifference Differs(LedgerEntry entry, string property, string what, string recorded, string recomputed) =>
        new($"Entry {entry.Number} of the store's ledger {what}.") { Entry = entry.Number, Property = property, Recorded = recorded, Recomputed = recomputed };
}
