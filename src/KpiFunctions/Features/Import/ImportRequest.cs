using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace KpiFunctions.Features.Import;

/// <summary>What an import request says of its body, and how it is refused.</summary>
internal static class ImportRequest
{
    internal const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    internal static ImportFormat? FormatOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? type.MediaType.Value?.ToLowerInvariant() switch
            {
                "text/csv" => ImportFormat.Csv,
                "application/x-ndjson" or "application/jsonl" or "application/x-jsonlines" => ImportFormat.JsonLines,
                WorkbookType => ImportFormat.Workbook,
                "application/json" => ImportFormat.JsonArray,
                _ => null,
            }
            : null;

    internal static IResult UnknownFormat() => Problems.Problem(
        StatusCodes.Status415UnsupportedMediaType,
        "unknown-format",
        "Say what the body is with the header Content-Type: text/csv, application/json (an array), application/x-ndjson (one object a line) "
            + $"or {WorkbookType} (XLSX).");

    internal static IResult Unreadable(ImportFormatException problem, ImportReport report) =>
        Problems.Problem(StatusCodes.Status400BadRequest, "unreadable", $"{problem.Message} What stands before it is kept.", Kept(problem.Line, report));

    internal static IResult TooLarge(BodyTooLargeException problem, ImportReport report) =>
        Problems.TooLarge(problem.Message, Kept(0, report));

    private static Dictionary<string, object?> Kept(int line, ImportReport report) => new()
    {
        ["line"] = line,
        ["report"] = report,
    };
}
