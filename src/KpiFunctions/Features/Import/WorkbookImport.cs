using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using ExcelDataReader;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Import;

/// <summary>The first visible worksheet of an XLSX workbook: a header row, and a row for each record.</summary>
internal static class WorkbookImport
{
    /// <summary>Bytes that a workbook may have: its directory stands at its end, so it is kept in memory.</summary>
    internal const long MostBytes = 16L * 1024 * 1024;

    /// <summary>Bytes that its parts may have together when they are unpacked. A small file can say that it holds terabytes.</summary>
    internal const long MostUnpacked = 128L * 1024 * 1024;

    /// <summary>The day that the library gives to a time that has none.</summary>
    private static readonly DateTime NoDay = new(1899, 12, 31, 0, 0, 0, DateTimeKind.Unspecified);

    private const string Remedy = "Save it as XLSX again, or as \"CSV UTF-8\", and send that.";

    // The library asks for an encoding of the old formats before it looks at the file.
    static WorkbookImport() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal static async IAsyncEnumerable<ImportRow> ReadAsync(
        Stream body, ImportColumns columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        await new LimitedStream(body, MostBytes).CopyToAsync(file, cancellationToken);
        if (file.Length == 0)
        {
            throw new ImportFormatException(0, "The body is empty. Send a workbook with a header row and one row for each record.");
        }

        Check(file);
        using var sheet = Guard(0, () => Open(file));
        var line = 0;
        IReadOnlyList<string?>? names = null;
        IReadOnlySet<string> given = FrozenSet<string>.Empty;
        while (Guard(line + 1, sheet.Read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            line++;
            var cells = Guard(line, () => CellsOf(sheet));
            if (cells.All(c => c.Length == 0))
            {
                continue;
            }

            if (names is null)
            {
                names = NamesOf(cells, columns, line);
                given = names.OfType<string>().ToFrozenSet(StringComparer.Ordinal);
                continue;
            }

            yield return RowOf(cells, names, line, given);
        }

        if (names is null)
        {
            throw new ImportFormatException(0, "The first worksheet is empty. Put a header row and one row for each record into it.");
        }
    }

    /// <summary>Looks at what the parts say they unpack to, where unpacking stops, and at the cells that the library does not tell from empty ones.</summary>
    private static void Check(MemoryStream file)
    {
        file.Position = 0;
        var mistake = Guard(0, () =>
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var unpacked = archive.Entries.Sum(e => e.Length);
            if (unpacked > MostUnpacked)
            {
                throw new ImportFormatException(0, $"The workbook unpacks to more than {MostUnpacked / (1024 * 1024)} MiB. Split it, or send it as \"CSV UTF-8\".");
            }

            return archive.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                .Select(FindMistake).FirstOrDefault(m => m is not null);
        });
        file.Position = 0;
        if (mistake is not null)
        {
            throw new ImportFormatException(0, $"Cell {mistake} holds a mistake of a formula, such as #N/A. Correct it or empty the cell; nothing was read.");
        }
    }

    /// <summary>The first cell whose formula went wrong. The library reads it as empty, and an empty cell clears what is known.</summary>
    private static string? FindMistake(ZipArchiveEntry sheet)
    {
        using var xml = XmlReader.Create(sheet.Open());
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" } && xml.GetAttribute("t") == "e")
            {
                return xml.GetAttribute("r") is { } place ? $"{place} of {sheet.Name}" : sheet.Name;
            }
        }

        return null;
    }

    private static IExcelDataReader Open(MemoryStream file)
    {
        var sheet = ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
        do
        {
            if (sheet.VisibleState == "visible")
            {
                return sheet;
            }
        }
        while (sheet.NextResult());

        sheet.Dispose();
        throw new ImportFormatException(0, "The workbook has no visible worksheet. Put the rows into one that can be seen.");
    }

    private static IReadOnlyList<string?> NamesOf(List<string> cells, ImportColumns columns, int line) =>
        columns.ProblemOf([.. cells.Where(c => c.Length > 0)]) is { } problem
            ? throw new ImportFormatException(line, problem)
            : [.. cells.Select(c => c.Length > 0 ? columns.Find(c) : null)];

    private static ImportRow RowOf(List<string> cells, IReadOnlyList<string?> names, int line, IReadOnlySet<string> given)
    {
        var fields = new Dictionary<string, string>(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Length == 0)
            {
                continue;
            }

            if (i >= names.Count || names[i] is not { } name)
            {
                return new ImportRow(line, new Dictionary<string, string>(), "A cell of this row stands under no column name. Name the column, or empty the cell.");
            }

            fields[name] = cells[i];
        }

        return new ImportRow(line, fields) { Given = given };
    }

    private static List<string> CellsOf(IExcelDataReader sheet)
    {
        var cells = new List<string>(sheet.FieldCount);
        for (var i = 0; i < sheet.FieldCount; i++)
        {
            cells.Add(sheet.GetValue(i) switch
            {
                null => string.Empty,
                string text => CellText.Clean(text),
                bool flag => flag ? "true" : "false",
                TimeSpan time => TextOf(time),
                DateTime time when time - NoDay is { TotalDays: >= 0 and <= 1 } hours && ShowsHours(sheet.GetNumberFormatString(i)) => TextOf(hours),
                DateTime time => TextOf(time, sheet.GetNumberFormatString(i)),
                double number => TextOf(number),
                IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
                var other => other.ToString() ?? string.Empty,
            });
        }

        return cells;
    }

    /// <summary>A day when the cell shows one, else a time to the second: a sheet keeps fractions of days, which are not exact.</summary>
    private static string TextOf(DateTime time, string? format)
    {
        var second = new DateTime((time.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);
        return second.ToString(ShowsHours(format) || second.TimeOfDay != TimeSpan.Zero ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>A time of a day without a day, to the second; the end of a day is 24:00:00.</summary>
    private static string TextOf(TimeSpan time)
    {
        var seconds = (long)Math.Round(time.TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:D2}:{seconds / 60 % 60:D2}:{seconds % 60:D2}");
    }

    private static bool ShowsHours(string? format) => format?.Contains('h', StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>All digits of a number that a sheet holds exactly; a longer one has lost its last digits, and is written so that readers of ids see it.</summary>
    private static string TextOf(double number) => Math.Abs(number) < 1e15
        ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
        : number.ToString("0.##############E+00", CultureInfo.InvariantCulture);

    private static T Guard<T>(int line, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (ImportFormatException or OutOfMemoryException))
        {
            throw new ImportFormatException(line, line == 0 ? $"The body is no XLSX workbook that can be read. {Remedy}" : $"The workbook cannot be read from row {line} on. {Remedy}");
        }
    }
}
