using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Features.Verification;

/// <summary>Holds a stored row against what it has to be, cell by cell.</summary>
internal static class RowCheck
{
    /// <returns>The first cell that is another one; <see langword="null"/> when all are the same.</returns>
    internal static MonthDifference? Find(StoredRow expected, StoredRow? stored)
    {
        if (stored is null)
        {
            return Of(expected, column: null, $"Row {expected.Key} of table {expected.Table} is missing.");
        }

        var (wanted, found) = (ProofScope.Of(expected).Cells, ProofScope.Of(stored).Cells);
        foreach (var column in wanted.Keys.Union(found.Keys).Order(StringComparer.Ordinal))
        {
            var (should, present) = (TextOf(wanted, column), TextOf(found, column));
            if (should != present)
            {
                var what = present is null ? "is missing" : should is null ? "was added" : "was changed";
                return Of(expected, column, $"Column {column} of row {expected.Key} of table {expected.Table} {what}.") with { Recorded = present, Recomputed = should };
            }
        }

        return null;
    }

    internal static MonthDifference Of(StoredRow row, string? column, string message) => new(message) { Table = row.Table, Row = row.Key, Column = column };

    private static string? TextOf(IReadOnlyDictionary<string, object> cells, string column) =>
        cells.TryGetValue(column, out var value) ? StoredRow.TextOf(value)[(StoredRow.TextOf(value).IndexOf(':', StringComparison.Ordinal) + 1)..] : null;
}
