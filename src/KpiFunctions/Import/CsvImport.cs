using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace KpiFunctions.Import;

/// <summary>RFC 4180 with a header row; columns in any order.</summary>
internal static class CsvImport
{
    internal static async IAsyncEnumerable<ImportRow> ReadAsync(
        TextReader text, ImportColumns columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? broken = null;
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            BadDataFound = args => broken = args.Field,
            MissingFieldFound = null,
        });

        if (!await ReadAsync(csv) || !csv.ReadHeader())
        {
            throw new ImportFormatException(0, "The body is empty. Send a header row and one row for each record.");
        }

        // A byte order mark is what spreadsheets put before the first column's name.
        var header = csv.HeaderRecord!.Select((h, i) => i == 0 ? h.TrimStart('\uFEFF') : h).ToArray();
        if (columns.ProblemOf(header) is { } problem)
        {
            throw new ImportFormatException(1, problem);
        }

        var names = header.Select(h => columns.Find(h)!).ToArray();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            broken = null;
            var line = csv.Parser.RawRow + 1;
            if (!await ReadAsync(csv))
            {
                yield break;
            }

            yield return Row(csv, line, names, broken);
        }
    }

    private static ImportRow Row(CsvReader csv, int line, string[] names, string? broken)
    {
        if (broken is not null)
        {
            return new ImportRow(line, new Dictionary<string, string>(), "The quotes of this row do not match; put a field with quotes in it between quotes and double the inner ones.");
        }

        if (csv.Parser.Count != names.Length)
        {
            return new ImportRow(
                line,
                new Dictionary<string, string>(),
                $"The row has {csv.Parser.Count} fields and the header {names.Length}. Put fields that hold commas between quotes.");
        }

        var fields = new Dictionary<string, string>(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (csv.Parser[i] is { Length: > 0 } value)
            {
                fields[names[i]] = value;
            }
        }

        return new ImportRow(line, fields);
    }

    private static async Task<bool> ReadAsync(CsvReader csv)
    {
        try
        {
            return await csv.ReadAsync();
        }
        catch (DecoderFallbackException)
        {
            throw ImportReader.WrongEncoding(csv.Parser.RawRow + 1);
        }
    }
}
