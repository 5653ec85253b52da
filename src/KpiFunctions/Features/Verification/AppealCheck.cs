using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Comparison;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Features.Verification;

/// <summary>Whether the appeals about a month are those that were decided, and changed what they say.</summary>
internal sealed class AppealCheck(MonthProof proof, LedgerKeys keys)
{
    private const string Table = "Appeals";

    /// <param name="closes">Every close of the month.</param>
    /// <param name="scored">What each version gives.</param>
    internal MonthDifference? Find(IEnumerable<LedgerEntry> closes, IReadOnlyDictionary<int, ScoredMonth> scored)
    {
        var rows = proof.In(Table, proof.Month.StoreId.Value).ToList();
        return rows.Select(CheckSignature).FirstOrDefault(d => d is not null)
            ?? closes.Where(c => c.Appeal is not null).Select(c => CheckApplied(c, rows.Find(r => r.Key == c.Appeal), scored)).FirstOrDefault(d => d is not null);
    }

    private MonthDifference? CheckSignature(StoredRow row)
    {
        if (!keys.Any || (keys.SignatureOf(row) is { } signature && signature == row.Cells.GetValueOrDefault(LedgerKeys.Hash) as string))
        {
            return null;
        }

        var column = RowPrints.FirstChange(row);
        return RowCheck.Of(row, column, $"Appeal {row.Key} has not the signature that it was written with: column {column} of table {Table} was changed.") with { Property = "appeal" };
    }

    private static MonthDifference? CheckApplied(LedgerEntry close, StoredRow? row, IReadOnlyDictionary<int, ScoredMonth> scored)
    {
        if (row is null)
        {
            return new($"Appeal {close.Appeal}, which made version {close.Version}, is missing in table {Table}.")
            {
                Table = Table,
                Row = close.Appeal,
                Entry = close.Number,
                Version = close.Version,
                Property = "appeal",
            };
        }

        var difference = DifferenceJson.Write(ScoreComparison.Of(scored[close.Version - 1].Scores, scored[close.Version].Scores));
        return Cell("State", AppealState.Applied.ToString()) ?? Cell("ResultVersion", close.Version)
            ?? (row.LongText("Difference") == difference ? null : Differs("Difference0", row.LongText("Difference"), difference));

        MonthDifference? Cell(string column, object expected) =>
            Equals(row.Cells.GetValueOrDefault(column), expected) ? null : Differs(column, row.Cells.GetValueOrDefault(column)?.ToString(), expected.ToString());

        MonthDifference Differs(string column, string? kept, string? expected) =>
            RowCheck.Of(row, column, $"Column {column} of appeal {row.Key} in table {Table} is not what version {close.Version} says.") with
            {
                Entry = close.Number,
                Version = close.Version,
                Property = "appeal",
                Recorded = kept,
                Recomputed = expected,
            };
    }
}
