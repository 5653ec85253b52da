using System.Text;

namespace KpiFunctions.Features.Import;

/// <summary>Formats an import can come in.</summary>
public enum ImportFormat
{
    Csv,
    JsonArray,
    JsonLines,
}

/// <summary>Reads records from a body as it arrives, never the whole of it at once.</summary>
public static class ImportParser
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ImportFormatException">The body cannot be read any further.</exception>
    public static IAsyncEnumerable<ImportRow> ReadAsync(Stream body, ImportFormat format, ImportColumns columns, CancellationToken cancellationToken) => format switch
    {
        ImportFormat.Csv => CsvImport.ReadAsync(Text(body), columns, cancellationToken),
        ImportFormat.JsonLines => JsonLinesImport.ReadAsync(Text(body), columns, cancellationToken),
        _ => JsonArrayImport.ReadAsync(body, columns, cancellationToken),
    };

    internal static ImportFormatException WrongEncoding(int line) => new(
        line, "The body is not UTF-8. Save the file as \"CSV UTF-8\" (not GBK, Latin-1 or UTF-16) and send it again; rows before this line are kept.");

    private static StreamReader Text(Stream body) => new(body, StrictUtf8, detectEncodingFromByteOrderMarks: false);
}
