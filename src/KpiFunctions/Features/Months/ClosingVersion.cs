using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Scores;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Features.Months;

/// <summary>
/// Writes down all that a version of a shut month consists of: what decides its scores besides the facts, which facts there were, the scores. None of it
/// counts until the ledger says so, and what a try left that did not get there makes way for the next one's.
/// </summary>
public sealed class ClosingVersion(
    LedgerStore ledger, MonthBook book, MonthBasisQuery bases, BasisStore frozen, MonthScorer scorer, MonthRecordsQuery records, ScoreStore scores)
{
    /// <summary>What an earlier try left of the basis of a version; to be looked for before the month is shut.</summary>
    internal Task<string?> FindLeftAsync(StoreMonth month, int version, CancellationToken cancellationToken) => frozen.FindTagAsync(month, version, cancellationToken);

    /// <param name="left">From <see cref="FindLeftAsync"/>.</param>
    /// <returns><see langword="null"/> when somebody else has begun to close the month since.</returns>
    internal async Task<ScoredVersion?> WriteAsync(Store store, ShutMonth shut, int version, string? left, CancellationToken cancellationToken)
    {
        var month = shut.Month;
        if (shut.FollowsFailure && left is not null)
        {
            // Whoever mended what the month is scored by, such as a missing scheme, must find it closing with that.
            await frozen.DropAsync(month, version, left, cancellationToken);
        }

        var standing = await ledger.FindStandingAsync(store.Id, month.Month, cancellationToken);
        var reopening = standing?.ReopenEntry is { } number ? await ledger.GetAsync(store.Id, number, cancellationToken) : null;
        var basis = reopening is null || reopening.TakesMasterData
            ? await frozen.FreezeAsync(await bases.ReadAsync(store, month.Month, cancellationToken), version, cancellationToken)
            : await frozen.CarryAsync(month, version - 1, version, cancellationToken);
        var scored = await scorer.ScoreAsync(basis.Basis, cancellationToken);
        if (!await book.TryHoldAsync(shut, cancellationToken))
        {
            return null;
        }

        var facts = await records.FreezeAsync(month, basis.Basis.Close, cancellationToken);
        if (!await frozen.TryKeepFactsAsync(month, version, shut.Attempt, facts.List(), cancellationToken)
            || await scores.WriteAsync(scored, version, shut.Attempt, cancellationToken) is not { } digest)
        {
            return null;
        }

        var content = new ClosedContent(
            basis.Basis.Close,
            scored.Counts,
            string.Join(' ', scored.Scores.Select(s => $"{s.Scheme.Id}@{s.Scheme.Version}").Distinct().Order(StringComparer.Ordinal)),
            basis.Digest,
            facts.Digest,
            digest,
            standing is null ? store.Group : (await ledger.GetAsync(store.Id, standing.CloseEntry, cancellationToken)).Content!.Group);

        // A month that was opened for an appeal may close before the appeal's corrections came into it; it comes again then.
        var appeal = reopening?.Appeal is { } opened && facts.Has(Keys.CorrectionRowsStart(version, opened)) ? opened : null;
        return new ScoredVersion(scored, content, reopening, appeal);
    }
}
