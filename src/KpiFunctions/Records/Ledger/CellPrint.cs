using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Ledger;

/// <summary>Short fingerprints of cells. They prove nothing, which digests and signatures do; they only tell which cell of a changed row it was.</summary>
internal static class CellPrint
{
    private const int Digits = 4;

    internal static string Of(string column, object value) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{column}={StoredRow.TextOf(value)}")))[..Digits];

    /// <remarks>From behind, because the questionnaire counts only with the time of its text, which stands behind it.</remarks>
    /// <returns>The first column whose cell is another one, is missing or was added; <see langword="null"/> when none is.</returns>
    internal static string? FirstChange(IReadOnlyDictionary<string, object> cells, IReadOnlyDictionary<string, string> prints) =>
        cells.Keys.Union(prints.Keys).OrderDescending(StringComparer.Ordinal)
            .FirstOrDefault(c => !cells.TryGetValue(c, out var value) || prints.GetValueOrDefault(c) != Of(c, value));
}
