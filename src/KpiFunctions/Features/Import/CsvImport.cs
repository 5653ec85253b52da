using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CsvHelper;

namespace KpiFunctions.Features.Import;

/// <summary>RFC 4180 with a header row; columns in any order, separated by commas, semicolons or tabs.</summary>
internal static partial class CsvImport
{
    /// <summary>Bytes that a row may have, so that a quote that is never closed does not take the whole file into memory.</summary>
    private const int LongestRow = 1024 * 1024;

    private static readonly char[] Separators = [',', ';', '\t'];

    private const string QuotesProblem = "The quotes of this row do not match; put a field with quotes in it between quotes and double the inner ones.";

    internal static async IAsyncEnumerable<ImportRow> ReadAsync(
        ImportBody body, ImportColumns columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CsvMalformedReason? broken = null;
        var (separator, skipped) = await ChooseAsync(body, columns, cancellationToken);
        await using var csv = CsvReader.Create(body, CsvReaderOptions.Default with
        {
            Separator = separator,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRow,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record => broken = record.Reason,
        });
        var header = await ReadHeaderAsync(csv, body, columns, separator, cancellationToken);
        var given = header.Names.OfType<string>().ToFrozenSet(StringComparer.Ordinal);
        while (await csv.ReadAsync(cancellationToken))
        {
            var line = (int)csv.LineNumber + skipped;
            if (broken == CsvMalformedReason.UnterminatedQuote)
            {
                // What follows the quote was read as one field, up to the end of the body or to the line that cannot be read.
                body.ThrowIfBroken();
                throw new ImportFormatException(line, $"In the row that begins on line {line} a quote opens and is never closed, so nothing after it can be read. Close it and send the file again.");
            }

            if (RowOf(csv, header, line, broken, separator, given) is { } row)
            {
                yield return row;
            }

            broken = null;
        }

        body.ThrowIfBroken();
    }

    /// <summary>The separator that finds most known columns in the header, and the lines before it: <c>sep=;</c> is a spreadsheet's way to say it.</summary>
    private static async Task<(char Separator, int Skipped)> ChooseAsync(ImportBody body, ImportColumns columns, CancellationToken cancellationToken)
    {
        var line = await body.PeekLineAsync(cancellationToken);
        if (line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && line[4] is ',' or ';' or '\t')
        {
            body.SkipLine();
            return (line[4], 1);
        }

        return (Separators.MaxBy(s => line.Split(s).Count(c => columns.Find(CellText.Clean(c.Trim('"'))) is not null)), 0);
    }

    private static async Task<Header> ReadHeaderAsync(CsvReader csv, ImportBody body, ImportColumns columns, char separator, CancellationToken cancellationToken)
    {
        await csv.ReadHeaderAsync(cancellationToken);
        if (csv.Headers.Count == 0)
        {
            body.ThrowIfBroken();
            throw new ImportFormatException(0, "The body is empty. Send a header row and one row for each record.");
        }

        var cells = csv.Headers.Select(h => CellText.Clean(h)).ToList();
        return columns.ProblemOf([.. cells.Where(c => c.Length > 0)]) is { } problem
            ? throw new ImportFormatException(1, cells.Count == 1 ? problem + " Separate columns by commas, semicolons or tabs." : problem)
            : new Header([.. cells.Select(c => c.Length > 0 ? columns.Find(c) : null)], separator == ';');
    }

    /// <returns><see langword="null"/> for a row without anything in it, as spreadsheets save them below their data.</returns>
    private static ImportRow? RowOf(CsvReader csv, Header header, int line, CsvMalformedReason? broken, char separator, IReadOnlySet<string> given)
    {
        if (broken is not null && !HasFormulasOnly(csv))
        {
            return Refuse(line, QuotesProblem);
        }

        var fields = new Dictionary<string, string>(header.Names.Count, StringComparer.Ordinal);
        var surplus = false;
        for (var i = 0; i < csv.FieldCount; i++)
        {
            var text = CellText.Clean(csv.GetString(i));
            if (text.Length == 0)
            {
                continue;
            }

            if (i < header.Names.Count && header.Names[i] is { } name)
            {
                fields[name] = text;
            }
            else
            {
                surplus = true;
            }
        }

        if (fields.Count == 0 && !surplus)
        {
            return null;
        }

        // Empty cells at the end are what a wider sheet leaves; a cell with something in it must be of a column.
        return surplus || csv.FieldCount < header.Width
            ? Refuse(line, surplus && csv.FieldCount <= header.Names.Count
                ? "A cell of this row stands under no column name. Name the column, or empty the cell."
                : $"The row has {csv.FieldCount} fields and the header {header.Names.Count}. Put fields that hold {SeparatorName(separator)} between quotes.")
            : new ImportRow(line, fields) { Given = given, HasDecimalCommas = header.HasDecimalCommas };
    }

    /// <summary>Whether the only quotes out of place are those of ="…", the formula that keeps digits as text.</summary>
    private static bool HasFormulasOnly(CsvReader csv)
    {
        for (var i = 0; i < csv.FieldCount; i++)
        {
            var raw = System.Text.Encoding.UTF8.GetString(csv.GetRawSpan(i)).Trim();
            if (raw.Contains('"', StringComparison.Ordinal) && !Quoted().IsMatch(raw))
            {
                return false;
            }
        }

        return true;
    }

    private static string SeparatorName(char separator) => separator switch { ';' => "semicolons", '\t' => "tabs", _ => "commas" };

    private static ImportRow Refuse(int line, string problem) => new(line, new Dictionary<string, string>(), problem);

    [GeneratedRegex("^(?:=\"[^\"]*\"|\"(?:[^\"]|\"\")*\")$", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    /// <param name="Names">The column of each place; <see langword="null"/> for a place without a name.</param>
    private sealed record Header(IReadOnlyList<string?> Names, bool HasDecimalCommas)
    {
        /// <summary>Places up to the last that has a name.</summary>
        public int Width { get; } = Names.Select((n, i) => n is null ? 0 : i + 1).Max();
    }
}
