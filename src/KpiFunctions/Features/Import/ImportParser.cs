namespace KpiFunctions.Features.Import;

/// <summary>Formats an import can come in.</summary>
public enum ImportFormat
{
    Csv,
    JsonArray,
    JsonLines,
    Workbook,
}

/// <summary>Reads records from a body as it arrives, never the whole of it at once; a workbook, whose directory stands at its end, is the exception.</summary>
public static class ImportParser
{
    /// <exception cref="ImportFormatException">The body cannot be read any further.</exception>
    public static IAsyncEnumerable<ImportRow> ReadAsync(Stream body, ImportFormat format, ImportColumns columns, CancellationToken cancellationToken) => format switch
    {
        ImportFormat.Csv => CsvImport.ReadAsync(new ImportBody(body, (byte)'\n'), columns, cancellationToken),
        ImportFormat.JsonLines => JsonLinesImport.ReadAsync(new ImportBody(body, (byte)'\n'), columns, cancellationToken),
        ImportFormat.Workbook => WorkbookImport.ReadAsync(body, columns, cancellationToken),
        _ => JsonArrayImport.ReadAsync(new ImportBody(body, (byte)'}'), columns, cancellationToken),
    };
}
