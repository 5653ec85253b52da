using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Scores;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Features.Verification;

/// <summary>Computes every closed version of a month anew from what is stored, and checks the store's whole ledger.</summary>
public sealed class MonthVerifier(LedgerStore ledger, BasisStore bases, ClosedMonths closedMonths, ScoreStore scores)
{
    /// <returns><see langword="null"/> when the month has never been closed.</returns>
    public async Task<MonthVerification?> VerifyAsync(StoreMonth month, CancellationToken cancellationToken)
    {
        var head = await ledger.FindHeadAsync(month.StoreId, cancellationToken);
        var entries = await ledger.ListAsync(month.StoreId, cancellationToken);
        var closes = entries.Select(e => e.Entry).Where(e => e.Month == month.Month && e.Kind == LedgerEntryKind.Close).ToList();
        if (closes.Count == 0)
        {
            return null;
        }

        var difference = LedgerCheck.Find(entries, head) ?? await CheckStandingAsync(month, closes[^1], cancellationToken);
        foreach (var close in closes)
        {
            difference ??= await CheckAsync(month, close, cancellationToken);
        }

        return new MonthVerification([.. closes.Select(c => c.Version)], entries.Count, difference);
    }

    private async Task<MonthDifference?> CheckStandingAsync(StoreMonth month, LedgerEntry last, CancellationToken cancellationToken)
    {
        var standing = await ledger.FindStandingAsync(month.StoreId, month.Month, cancellationToken);
        return (standing?.Version, standing?.CloseEntry) == (last.Version, last.Number)
            ? null
            : new($"The version in force is not the one closed last, by entry {last.Number}.") { Entry = last.Number, Version = last.Version, Property = "version" };
    }

    private async Task<MonthDifference?> CheckAsync(StoreMonth month, LedgerEntry close, CancellationToken cancellationToken)
    {
        var content = close.Content!;
        var basis = await bases.GetAsync(month, close.Version, cancellationToken);
        if (basis.Digest != content.BasisDigest)
        {
            return Of(close, "What the scores are based on besides the facts was changed after the close.") with
            {
                Property = "basis",
                Recorded = basis.Digest,
                Recomputed = content.BasisDigest,
            };
        }

        foreach (var scheme in basis.Schemes)
        {
            var kept = basis.DigestsNow.GetValueOrDefault(scheme.Id);
            if (kept != scheme.Digest)
            {
                return Of(close, $"Version {scheme.Version} of scheme '{scheme.Id}' is not what the month was closed with.") with
                {
                    Property = $"schemes['{scheme.Id}']",
                    Recorded = kept,
                    Recomputed = scheme.Digest,
                };
            }
        }

        var scored = await closedMonths.ScoreAsync(basis.Basis, close.Version, cancellationToken);
        return CompareDocuments(close, await scores.ReadAsync(month, close.Version, cancellationToken), ClosedScore.Of(scored.Scores))
            ?? CompareCounts(close, scored.Counts);
    }

    private static MonthDifference? CompareDocuments(LedgerEntry close, IReadOnlyList<ClosedScore> kept, IReadOnlyList<ClosedScore> computed)
    {
        var digest = ScoreStore.DigestOf(kept);
        var message = digest == close.Content!.ScoresDigest
            ? "The facts do not give the closed score any more."
            : "The score document was changed after the close.";
        for (var i = 0; i < Math.Max(kept.Count, computed.Count); i++)
        {
            var (old, anew) = (kept.ElementAtOrDefault(i), computed.ElementAtOrDefault(i));
            if (old is null || anew is null)
            {
                return Of(close, message) with { StaffId = (old ?? anew)!.StaffId.Value, Property = $"scores[{i}]", Recorded = old?.Document, Recomputed = anew?.Document };
            }

            if (old.Document != anew.Document)
            {
                var first = JsonDifference.Find(old.Document, anew.Document);
                return Of(close, message) with { StaffId = old.StaffId.Value, Property = first?.Path, Recorded = first?.Recorded, Recomputed = first?.Recomputed };
            }
        }

        return digest == close.Content.ScoresDigest
            ? null
            : Of(close, "The ledger has another digest of the scores.") with { Property = "scores", Recorded = close.Content.ScoresDigest, Recomputed = digest };
    }

    private static MonthDifference? CompareCounts(LedgerEntry close, MonthCounts computed)
    {
        // Records that come late are counted on and on; all others were frozen.
        var (old, anew) = (close.Content!.Counts with { Late = 0 }, computed with { Late = 0 });
        return old == anew ? null : Of(close, "There are not as many facts as at the close.") with { Property = "counts", Recorded = old.ToString(), Recomputed = anew.ToString() };
    }

    private static MonthDifference Of(LedgerEntry close, string message) => new(message) { Entry = close.Number, Version = close.Version };
}
