using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Months;
using KpiFunctions.Storage;
using NodaTime;

namespace KpiFunctions.Scores;

/// <summary>A result as it was closed.</summary>
/// <param name="Document">Canonical JSON, without the place in the group, which other stores can still change.</param>
public sealed record ClosedScore(StaffId StaffId, string Document);

/// <summary>Score documents of closed months, and the totals of all stores of a month for ranks across them.</summary>
public sealed class ScoreStore(Tables tables)
{
    private const string Document = "Document";
    private const string Totals = "Totals";

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
        await WriteTotalsAsync(store, scored, cancellationToken);
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

    /// <summary>Places in the group, of everyone whose store has closed the month by now.</summary>
    /// <param name="group">The group; <see langword="null"/> for the stores without one.</param>
    public async Task<IReadOnlyDictionary<(StoreId Store, StaffId Staff), ScoreRank>> RankGroupAsync(
        YearMonth month, string? group, CancellationToken cancellationToken)
    {
        var entries = new List<GroupEntry>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Keys.Month(month)}");
        await foreach (var row in tables.Scores.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.GetString("Group") == group)
            {
                var store = StoreId.Parse(row.RowKey);
                entries.AddRange(JsonSerializer.Deserialize<TotalJson[]>(row.GetLongText(Totals))!
                    .Select(t => new GroupEntry(store, StaffId.Parse(t.Staff), t.Role, t.Total)));
            }
        }

        return entries.Zip(GroupRanking.Of(entries)).ToDictionary(pair => (pair.First.StoreId, pair.First.StaffId), pair => pair.Second);
    }

    private async Task WriteTotalsAsync(Store store, ScoredMonth scored, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Keys.Month(scored.Month.Month), store.Id.Value);
        row.SetText("Group", store.Group);
        row.SetLongText(Totals, JsonSerializer.Serialize(scored.Scores.Select(s => new TotalJson(s.Staff.StaffId.Value, s.Role, s.Total))));
        await tables.Scores.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    private sealed record TotalJson(string Staff, string? Role, decimal Total);
}
