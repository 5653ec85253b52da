using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Ledger;

/// <summary>Fingerprints of a signed row's cells in a column of the row itself, so that a signature that fails can be traced to a cell.</summary>
internal static class RowPrints
{
    internal const string Column = "Prints";

    private static readonly string[] Signature = [LedgerKeys.KeyId, LedgerKeys.Hash, Column];

    internal static StoredRow AddTo(StoredRow row)
    {
        var prints = string.Join(' ', CellsOf(row).Select(c => $"{c.Key}={CellPrint.Of(c.Key, c.Value)}"));
        return row with { Cells = new SortedDictionary<string, object>(row.Cells.Append(new(Column, prints)).ToDictionary(), StringComparer.Ordinal) };
    }

    /// <returns>The column whose cell is not as it was signed; that of the signature when all others are.</returns>
    internal static string FirstChange(StoredRow row)
    {
        if (row.Cells.GetValueOrDefault(Column) is not string text)
        {
            return Column;
        }

        var prints = text.Split(' ').Select(p => p.Split('=')).Where(p => p.Length == 2).GroupBy(p => p[0]).ToDictionary(p => p.Key, p => p.First()[1]);
        return CellPrint.FirstChange(CellsOf(row), prints) ?? LedgerKeys.Hash;
    }

    private static Dictionary<string, object> CellsOf(StoredRow row) =>
        ProofScope.Of(row).Cells.Where(c => !Signature.Contains(c.Key, StringComparer.Ordinal)).ToDictionary();
}
