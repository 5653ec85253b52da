using System.Text.Json.Nodes;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Ledger;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Scores;

/// <summary>Scores as the API shows them: the closed documents with their place in the group, or provisional ones computed now.</summary>
public sealed class ScoreQuery(LedgerStore ledger, ScoreStore scores, GroupTotalStore totals, MonthScorer scorer, MonthBasisQuery bases, ClosedMonths closedMonths)
{
    /// <summary>Everyone of a store-month, as <c>{ storeId, month, state, version, scores, unscored }</c>.</summary>
    public Task<byte[]> ReadMonthAsync(Store store, YearMonth yearMonth, CancellationToken cancellationToken) =>
        ReadMonthAsync(store, yearMonth, version: null, cancellationToken);

    /// <summary>The same of one closed version; of the one in force when none is named.</summary>
    /// <exception cref="ProblemException">There is no such version.</exception>
    public async Task<byte[]> ReadMonthAsync(Store store, YearMonth yearMonth, int? version, CancellationToken cancellationToken)
    {
        var month = await FindAsync(store, yearMonth, version, withUnscored: true, cancellationToken);
        return ScoreJson.WriteMonth(new StoreMonth(store.Id, yearMonth), month.State, month.Version, month.Results.Select(r => r.Document), month.Unscored);
    }

    /// <summary>
    /// One person's result; <see langword="null"/> when there is none in that month. Somebody who changed their role in mid-month has one for each role;
    /// they come as a month does, with this person's results only.
    /// </summary>
    /// <param name="language">Language of an explanation beside each result; <see langword="null"/> for none.</param>
    public async Task<byte[]?> ReadStaffAsync(
        Store store, YearMonth yearMonth, StaffId staffId, Language? language, CancellationToken cancellationToken)
    {
        var month = await FindAsync(store, yearMonth, cancellationToken);
        if (month.Results.All(r => r.StaffId != staffId))
        {
            return null;
        }

        var documents = language is { } words
            ? await ExplainAsync(new StoreMonth(store.Id, yearMonth), month, words, cancellationToken)
            : month.Results.Select(r => r.Document);
        var own = month.Results.Zip(documents).Where(r => r.First.StaffId == staffId).Select(r => r.Second).ToList();
        return own is [var only] ? only.ToArray() : ScoreJson.WriteParts(new StoreMonth(store.Id, yearMonth), staffId, month.State, month.Version, own);
    }

    /// <summary>Everyone's result of a store-month.</summary>
    /// <exception cref="ProblemException">The month is not closed and somebody has no scheme.</exception>
    public Task<ShownMonth> FindAsync(Store store, YearMonth yearMonth, CancellationToken cancellationToken) =>
        FindAsync(store, yearMonth, wanted: null, withUnscored: false, cancellationToken);

    /// <param name="withUnscored">Whether those without a result are asked for: of a closed month its facts are read for that.</param>
    private async Task<ShownMonth> FindAsync(Store store, YearMonth yearMonth, int? wanted, bool withUnscored, CancellationToken cancellationToken)
    {
        var newest = await ledger.FindVersionAsync(store.Id, yearMonth, cancellationToken);
        if (wanted is not null && (wanted < 1 || wanted > (newest ?? 0)))
        {
            throw new ProblemException(Problems.NotFound(
                $"{YearMonthPattern.Iso.Format(yearMonth)} has no closed version {wanted}; the newest is {newest ?? 0}."));
        }

        if ((wanted ?? newest) is not { } version)
        {
            var present = (await bases.ReadAsync(store, yearMonth, cancellationToken)).Basis;
            var now = await ScoreAsync(present, cancellationToken);
            return new ShownMonth(
                ScoreState.Provisional, 0, [.. now.Scores.Select(s => new ShownScore(s.Staff.StaffId, ScoreJson.Write(s, ScoreState.Provisional), s))])
            {
                Unscored = UnscoredStaff.Of(present, now.Staff, now.Scores.Select(s => s.Staff)),
            };
        }

        var month = new StoreMonth(store.Id, yearMonth);
        var closed = await scores.ReadAsync(month, version, cancellationToken);
        var places = GroupRanks.Of(await totals.ListAsync(yearMonth, cancellationToken)).PlacesIn(store.Id);
        var input = withUnscored ? await closedMonths.ReadAsync(month, version, cancellationToken) : null;
        return new ShownMonth(ScoreState.Closed, version, [.. closed.Select(c => new ShownScore(c.StaffId, WithGroup(c, places), Score: null))])
        {
            Unscored = input is null ? [] : UnscoredStaff.Of(input.Basis, input.Facts.Staff, closed.Select(c => new StaffPeriod(c.StaffId, ScoreSummary.Of(c).Days))),
        };
    }

    /// <summary>
    /// Each result with its explanation. A closed month is computed again from its facts, and only if that gives the bytes that were closed there are words:
    /// they never tell of other numbers than those beside them.
    /// </summary>
    private async Task<IEnumerable<ReadOnlyMemory<byte>>> ExplainAsync(
        StoreMonth storeMonth, ShownMonth month, Language language, CancellationToken cancellationToken)
    {
        if (month.State == ScoreState.Provisional)
        {
            return month.Results.Select(r => (ReadOnlyMemory<byte>)ScoreJson.WithExplanation(r.Document, r.Score!, language));
        }

        var again = (await closedMonths.ScoreAsync(storeMonth, month.Version, cancellationToken)).Scores;
        return await scores.HoldsAsync(storeMonth, month.Version, again, cancellationToken)
            ? month.Results.Zip(again, (result, score) => (ReadOnlyMemory<byte>)ScoreJson.WithExplanation(result.Document, score, language))
            : throw new ProblemException(Problems.NotReproduced(storeMonth));
    }

    private async Task<ScoredMonth> ScoreAsync(MonthBasis basis, CancellationToken cancellationToken)
    {
        try
        {
            return await scorer.ScoreAsync(basis, cancellationToken);
        }
        catch (NoSchemeInForceException e)
        {
            throw new ProblemException(Problems.Conflict(e.Message));
        }
    }

    /// <summary>Fills in the place in the group; everything else keeps its bytes.</summary>
    private static byte[] WithGroup(ClosedScore closed, IReadOnlyDictionary<(StaffId Staff, LocalDate? From), ScoreRank> places)
    {
        var json = JsonNode.Parse(closed.Document)!;
        var from = json["days"]?["from"]?.GetValue<string>() is { } day ? LocalDatePattern.Iso.Parse(day).Value : (LocalDate?)null;
        if (places.TryGetValue((closed.StaffId, from), out var place))
        {
            json["rank"]!["group"] = place.Place;
            json["rank"]!["groupOf"] = place.Of;
        }

        return CanonicalJson.Write(writer => json.WriteTo(writer));
    }
}
