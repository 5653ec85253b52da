using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Scores;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Features.Verification;

/// <summary>
/// Computes every closed version of a month anew and holds everything that decides it or is served of it against that. It reads nothing but the proof, so
/// the app and an auditor without it come to the same answer.
/// </summary>
public static class ProofCheck
{
    /// <param name="keys">Those that the ledger was signed with; without any, signatures are passed over.</param>
    /// <returns><see langword="null"/> when the month has never been closed.</returns>
    public static MonthVerification? Check(MonthProof proof, LedgerKeys keys)
    {
        var ledger = new LedgerCheck(proof, keys);
        var difference = ledger.Find();
        if (!ledger.KnowsMonth)
        {
            return null;
        }

        var own = ledger.Entries.Select(e => e.Entry).Where(e => e.Month == proof.Month.Month).ToList();
        var closes = own.Where(e => e.Kind == LedgerEntryKind.Close && e.Content is not null).ToList();
        return new MonthVerification([.. closes.Select(c => c.Version)], ledger.Entries.Count, difference ?? CheckMonth(proof, keys, own, closes));
    }

    private static MonthDifference? CheckMonth(MonthProof proof, LedgerKeys keys, List<LedgerEntry> own, List<LedgerEntry> closes)
    {
        var isOpen = own[^1].Kind == LedgerEntryKind.Reopen;
        var scored = new Dictionary<int, ScoredMonth>();
        foreach (var close in closes)
        {
            var version = new VersionCheck(proof, close, isInForce: !isOpen && close == closes[^1]);
            if (version.Find() is { } difference)
            {
                return difference;
            }

            scored[close.Version] = version.Scored!;
        }

        return CheckGates(proof, closes, isOpen) ?? CheckTotals(proof, closes, scored[closes[^1].Version]) ?? new AppealCheck(proof, keys).Find(closes, scored);
    }

    /// <summary>The gate of the month, and the marks of the complete copies of its earlier versions.</summary>
    private static MonthDifference? CheckGates(MonthProof proof, List<LedgerEntry> closes, bool isOpen)
    {
        var copies = (isOpen ? closes : closes.SkipLast(1)).Select(c => ClosedFacts.CompleteMarkOf(proof.Month, c.Version));
        return (isOpen ? copies : copies.Prepend(MonthBook.ClosedGateOf(proof.Month, closes[^1].Version)))
            .Select(gate => RowCheck.Find(gate, proof.Find(gate.Table, gate.Partition, gate.Key)))
            .FirstOrDefault(d => d is not null);
    }

    private static MonthDifference? CheckTotals(MonthProof proof, List<LedgerEntry> closes, ScoredMonth scored)
    {
        var last = closes[^1];
        var expected = GroupTotalStore.RowOf(
            proof.Month.Month, new StoreTotals(proof.Month.StoreId, last.Content!.Group, last.Version, StoreTotals.EntriesOf(scored)));
        return RowCheck.Find(expected, proof.Find(expected.Table, Keys.Month(proof.Month.Month), expected.Key)) is { } difference
            ? difference with { Message = $"The totals for ranks across stores are not those of the version in force: {difference.Message}", Entry = last.Number, Version = last.Version, Property = "totals" }
            : null;
    }
}
