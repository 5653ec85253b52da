using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Ledger;
using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>
/// The rows of a month's facts as its close found them, cell by cell. The digest of all of it stands in the ledger; the list, with a short
/// fingerprint of each cell, only serves to name what was changed since.
/// </summary>
public sealed class FrozenFacts
{
    private const char InLine = ' ';

    /// <summary>The row that stands for the questions of a questionnaire.</summary>
    private const string Questions = "~questions|";

    private readonly SortedDictionary<string, StoredRow> _rows = new(StringComparer.Ordinal);

    /// <param name="rows">All rows of the month.</param>
    /// <param name="cutoff">What customers said from then on is not in it.</param>
    public FrozenFacts(IEnumerable<StoredRow> rows, Instant cutoff)
    {
        foreach (var row in rows)
        {
            if (FrozenRow.Of(row, cutoff) is { } frozen)
            {
                _rows[frozen.Key] = frozen;
            }
        }
    }

    /// <summary>The questionnaires, as <c>id@version</c>, whose questions give the ratings their names.</summary>
    public IEnumerable<string> Questionnaires =>
        _rows.Values.Select(r => r.Cells.GetValueOrDefault(FrozenRow.Questionnaire)).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    /// <summary>Whether there is a row whose key begins so.</summary>
    public bool Has(string start) => _rows.Keys.Any(k => k.StartsWith(start, StringComparison.Ordinal));

    /// <summary>SHA-256 of every row, in hex.</summary>
    public string Digest
    {
        get
        {
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var row in _rows.Values)
            {
                digest.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', row.Cells.Select(c => $"{c.Key}={StoredRow.TextOf(c.Value).Length}:{StoredRow.TextOf(c.Value)}").Prepend(row.Key).Append("\n"))));
            }

            return Convert.ToHexStringLower(digest.GetHashAndReset());
        }
    }

    /// <summary>Adds what the questions of a questionnaire were called.</summary>
    public void Add(string questionnaire, IReadOnlyList<string> names) => _rows[Questions + questionnaire] = new StoredRow(
        "Questionnaires", string.Empty, Questions + questionnaire, new Dictionary<string, object> { ["Names"] = string.Join('\n', names) });

    /// <summary>The list: the columns in the first line, then a line for each row with the number of each column and a fingerprint of its cell.</summary>
    public string List()
    {
        var columns = _rows.Values.SelectMany(r => r.Cells.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        var numbers = columns.Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i.ToString("x2", CultureInfo.InvariantCulture));
        return string.Join('\n', _rows.Values
            .Select(r => string.Join(InLine, r.Cells.Select(c => numbers[c.Key] + CellPrint.Of(c.Key, c.Value)).Prepend(r.Key)))
            .Prepend(string.Join(InLine, columns)));
    }

    /// <summary>The first row that is not as a list has it.</summary>
    /// <returns>Its key, and its column where that can be told; <see langword="null"/> when every row is.</returns>
    public (string Key, string? Column)? FirstChange(string list)
    {
        var lines = list.Split('\n');
        var columns = lines[0].Split(InLine);
        var listed = new SortedDictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            var parts = line.Split(InLine);
            listed[parts[0]] = parts.Skip(1).Where(p => p.Length > 2 && int.TryParse(p.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var n) && n < columns.Length)
                .ToDictionary(p => columns[int.Parse(p.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)], p => p[2..]);
        }

        foreach (var (key, prints) in listed)
        {
            if (!_rows.TryGetValue(key, out var row))
            {
                return (key, FrozenRow.HasTurned(key, _rows.Keys) ? FrozenRow.Completed : null);
            }

            if (CellPrint.FirstChange(row.Cells, prints) is { } column)
            {
                return (key, column);
            }
        }

        return _rows.Keys.FirstOrDefault(k => !listed.ContainsKey(k)) is { } added ? (added, null) : null;
    }
}
