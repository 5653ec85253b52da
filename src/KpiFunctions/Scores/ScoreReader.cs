using System.Text.Json.Nodes;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Http;
using KpiFunctions.Months;
using NodaTime;

namespace KpiFunctions.Scores;

/// <summary>Scores as the API shows them: the closed documents with their place in the group, or provisional ones computed now.</summary>
public sealed class ScoreReader(Ledger ledger, ScoreStore scores, MonthScorer scorer)
{
    /// <summary>Everyone of a store-month, as <c>{ storeId, month, state, version, scores }</c>.</summary>
    public async Task<byte[]> ReadMonthAsync(Store store, YearMonth yearMonth, CancellationToken cancellationToken)
    {
        var month = new StoreMonth(store.Id, yearMonth);
        var (state, version, results) = await ReadAsync(store, month, cancellationToken);
        return ScoreJson.WriteMonth(month, state, version, results.Select(r => r.Document));
    }

    /// <summary>One person's result; <see langword="null"/> when there is none in that month.</summary>
    public async Task<byte[]?> ReadStaffAsync(Store store, YearMonth yearMonth, StaffId staffId, CancellationToken cancellationToken)
    {
        var (_, _, results) = await ReadAsync(store, new StoreMonth(store.Id, yearMonth), cancellationToken);
        var found = results.Where(r => r.StaffId == staffId).Select(r => (ReadOnlyMemory<byte>?)r.Document).FirstOrDefault();
        return found?.ToArray();
    }

    private async Task<(ScoreState State, int Version, IEnumerable<(StaffId StaffId, ReadOnlyMemory<byte> Document)> Results)> ReadAsync(
        Store store, StoreMonth month, CancellationToken cancellationToken)
    {
        if (await ledger.FindVersionAsync(store.Id, month.Month, cancellationToken) is not { } version)
        {
            return (ScoreState.Provisional, 0, (await ScoreAsync(store, month.Month, cancellationToken)).Select(
                s => (s.Staff.StaffId, (ReadOnlyMemory<byte>)ScoreJson.Write(s, ScoreState.Provisional))));
        }

        var closed = await scores.ReadAsync(month, version, cancellationToken);
        var group = await scores.RankGroupAsync(month.Month, store.Group, cancellationToken);
        return (ScoreState.Closed, version, closed.Select(
            c => (c.StaffId, (ReadOnlyMemory<byte>)WithGroup(c.Document, group.GetValueOrDefault((store.Id, c.StaffId))))));
    }

    private async Task<IReadOnlyList<StaffScore>> ScoreAsync(Store store, YearMonth month, CancellationToken cancellationToken)
    {
        try
        {
            return (await scorer.ScoreAsync(store, month, cancellationToken)).Scores;
        }
        catch (NoSchemeInForceException e)
        {
            throw new ProblemException(Problems.Conflict(e.Message));
        }
    }

    /// <summary>Fills in the place in the group; everything else keeps its bytes.</summary>
    private static byte[] WithGroup(string document, ScoreRank group)
    {
        var json = JsonNode.Parse(document)!;
        json["rank"]!["group"] = group.Place;
        json["rank"]!["groupOf"] = group.Of;
        return CanonicalJson.Write(writer => json.WriteTo(writer));
    }
}
