using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;

namespace KpiFunctions.Features.Scores;

/// <summary>Score documents of closed months.</summary>
public sealed class ScoreStore(Tables tables)
{
    /// <summary>
    /// Writes the documents of a version that is being closed. Those that another try left, and that no ledger entry names, make way.
    /// </summary>
    /// <param name="attempt">Number of the try to close the month.</param>
    /// <returns>SHA-256 of the documents in rank order, in hex; <see langword="null"/> when a later try has begun to write.</returns>
    public async Task<string?> WriteAsync(ScoredMonth scored, int version, int attempt, CancellationToken cancellationToken)
    {
        var partition = Keys.StoreMonth(scored.Month);
        if (await Fence.TryTakeAsync(tables.Scores, partition, Keys.Try, attempt, cancellationToken) is not { } fence)
        {
            return null;
        }

        var documents = ClosedScore.Of(scored.Scores);
        var kept = await ReadAsync(scored.Month, version, cancellationToken);
        var wanted = documents.Select((d, i) =>
            new TableTransactionAction(TableTransactionActionType.UpsertReplace, ScoreRow.From(scored.Month, version, i, d)));
        var surplus = Enumerable.Range(documents.Count, Math.Max(kept.Count - documents.Count, 0)).Select(position => new TableTransactionAction(
            TableTransactionActionType.Delete, new TableEntity(partition, Keys.Score(version, position)), ETag.All));
        return kept.SequenceEqual(documents) || await fence.TrySubmitAsync(wanted.Concat(surplus), cancellationToken) ? DigestOf(documents) : null;
    }

    /// <summary>SHA-256 of documents in rank order, in hex.</summary>
    public static string DigestOf(IEnumerable<ClosedScore> documents)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var document in documents)
        {
            digest.AppendData(Encoding.UTF8.GetBytes(document.Document));
            digest.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <summary>The documents of a closed version, in rank order.</summary>
    public async Task<IReadOnlyList<ClosedScore>> ReadAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        await tables.Scores.RangeAsync(Keys.StoreMonth(month), Keys.Score(version, 0), Keys.Score(version + 1, 0), cancellationToken)
            .Select(ScoreRow.Read)
            .ToListAsync(cancellationToken);

    /// <summary>The documents of all versions of a month, as they are stored.</summary>
    public async Task<IReadOnlyList<StoredRow>> ListRowsAsync(StoreMonth month, CancellationToken cancellationToken) =>
        await tables.Scores.PartitionAsync(Keys.StoreMonth(month), cancellationToken).Select(row => StoredRow.Of(nameof(Tables.Scores), row)).ToListAsync(cancellationToken);

    /// <summary>The rows that a version's documents are stored as.</summary>
    internal static IReadOnlyList<StoredRow> RowsOf(StoreMonth month, int version, IEnumerable<ClosedScore> documents) =>
        [.. documents.Select((d, i) => StoredRow.Of(nameof(Tables.Scores), ScoreRow.From(month, version, i, d)))];

    /// <summary>The document that a row holds, as much of it as is there.</summary>
    internal static string DocumentOf(StoredRow row) => row.LongText(ScoreRow.Document);

    /// <summary>Whether results are, byte for byte, what a version was closed with.</summary>
    public async Task<bool> HoldsAsync(StoreMonth month, int version, IReadOnlyList<StaffScore> scores, CancellationToken cancellationToken) =>
        (await ReadAsync(month, version, cancellationToken)).SequenceEqual(ClosedScore.Of(scores));
}
