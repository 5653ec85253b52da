using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace KpiFunctions.Features.Import;

/// <summary>RFC 4180 with a header row; columns in any order.</summary>
internal static class CsvImport
{
    internal static async IAsyncEnumerable<ImportRow> ReadAsync(
        TextReader text, ImportColumns columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var broken = false;
        await using var csv = CsvReader.Create(text, CsvReaderOptions.Default with
        {
            Separator = ',',
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = _ => broken = true,
        });
        var header = await ReadHeaderAsync(csv, cancellationToken);
        if (columns.ProblemOf(header) is { } problem)
        {
            throw new ImportFormatException(1, problem);
        }

        var names = header.Select(h => columns.Find(h)!).ToArray();
        while (await ReadAsync(csv, cancellationToken))
        {
            yield return Row(csv, names, broken);
            broken = false;
        }
    }

    private static async Task<IReadOnlyList<string>> ReadHeaderAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            await csv.ReadHeaderAsync(cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            throw ImportParser.WrongEncoding(1);
        }

        // A byte order mark is what spreadsheets put before the first column's name.
        return csv.Headers.Count > 0
            ? [.. csv.Headers.Select((h, i) => i == 0 ? h.TrimStart('\uFEFF') : h)]
            : throw new ImportFormatException(0, "The body is empty. Send a header row and one row for each record.");
    }

    private static ImportRow Row(CsvReader csv, string[] names, bool broken)
    {
        var line = (int)csv.LineNumber;
        if (broken)
        {
            return new ImportRow(line, new Dictionary<string, string>(), "The quotes of this row do not match; put a field with quotes in it between quotes and double the inner ones.");
        }

        if (csv.FieldCount != names.Length)
        {
            return new ImportRow(
                line,
                new Dictionary<string, string>(),
                $"The row has {csv.FieldCount} fields and the header {names.Length}. Put fields that hold commas between quotes.");
        }

        var fields = new Dictionary<string, string>(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (!csv[i].IsEmpty)
            {
                fields[names[i]] = csv[i].ToString();
            }
        }

        return new ImportRow(line, fields);
    }

    private static async Task<bool> ReadAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            return await csv.ReadAsync(cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            throw ImportParser.WrongEncoding((int)csv.LineNumber + 1);
        }
    }
}
