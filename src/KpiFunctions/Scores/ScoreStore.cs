using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Months;
using KpiFunctions.Storage;

namespace KpiFunctions.Scores;

/// <summary>A result as it was closed.</summary>
/// <param name="Document">Canonical JSON, without the place in the group, which other stores can still change.</param>
public sealed record ClosedScore(StaffId StaffId, string Document);

/// <summary>Score documents of closed months.</summary>
public sealed class ScoreStore(Tables tables, GroupTotals totals)
{
    private const string Document = "Document";

    /// <summary>Writes the documents of a closed version. Writing them again writes the same bytes.</summary>
    /// <returns>SHA-256 of the documents in rank order, in hex.</returns>
    public async Task<string> WriteAsync(Store store, ScoredMonth scored, int version, CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = new List<TableTransactionAction>();
        foreach (var (score, position) in scored.Scores.Select((s, i) => (s, i)))
        {
            var document = ScoreJson.Write(score, ScoreState.Closed);
            digest.AppendData(document);
            digest.AppendData("\n"u8);
            var row = new TableEntity(Keys.StoreMonth(scored.Month), Keys.Score(version, position)) { ["StaffId"] = score.Staff.StaffId.Value };
            row.SetLongText(Document, Encoding.UTF8.GetString(document));
            rows.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));
        }

        await tables.Scores.SubmitAsync(rows, cancellationToken);
        await totals.WriteAsync(store, scored, cancellationToken);
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <summary>The documents of a closed version, in rank order.</summary>
    public async Task<IReadOnlyList<ClosedScore>> ReadAsync(StoreMonth month, int version, CancellationToken cancellationToken)
    {
        var scores = new List<ClosedScore>();
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Keys.StoreMonth(month)} and RowKey ge {Keys.Score(version, 0)} and RowKey lt {Keys.Score(version + 1, 0)}");
        await foreach (var row in tables.Scores.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            scores.Add(new ClosedScore(StaffId.Parse(row.GetRequired("StaffId")), row.GetLongText(Document)));
        }

        return scores;
    }

    /// <summary>Whether results are, byte for byte, what a version was closed with.</summary>
    public async Task<bool> HoldsAsync(StoreMonth month, int version, IReadOnlyList<StaffScore> scores, CancellationToken cancellationToken) =>
        (await ReadAsync(month, version, cancellationToken)).Select(c => c.Document)
            .SequenceEqual(scores.Select(s => Encoding.UTF8.GetString(ScoreJson.Write(s, ScoreState.Closed))), StringComparer.Ordinal);
}
