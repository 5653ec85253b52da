using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Features.Import;

/// <summary>Takes the body of an import request in and answers with the report.</summary>
public sealed class ImportIntake(ImportMetrics metrics)
{
    /// <summary>Bytes that one import may have.</summary>
    private const long MostBytes = 64L * 1024 * 1024;

    /// <summary>Whether an exception says that the rest of a body cannot be read; what was read before it is to be kept.</summary>
    internal static bool IsBrokenBody(Exception e) => e is ImportFormatException or BodyTooLargeException;

    /// <remarks>
    /// Imports are many, and sent again they change nothing; so they leave one entry in the audit log for each store, afterwards, also of what was kept
    /// of one that broke off.
    /// </remarks>
    /// <param name="import">Imports the rows and counts in the report what became of them.</param>
    internal async Task<IResult> RunAsync(
        HttpRequest request, Caller caller, ImportColumns columns, Func<IAsyncEnumerable<ImportRow>, ImportReport, Task> import, CancellationToken cancellationToken)
    {
        if (ImportRequest.FormatOf(request) is not { } format)
        {
            return ImportRequest.UnknownFormat();
        }

        if (request.ContentLength > MostBytes)
        {
            return ImportRequest.TooLarge(new BodyTooLargeException(MostBytes), new ImportReport());
        }

        var report = new ImportReport();
        try
        {
            await import(ImportParser.ReadAsync(new LimitedStream(request.Body, MostBytes), format, columns, cancellationToken), report);
            return Results.Json(report, ApiJson.Options);
        }
        catch (ImportFormatException e)
        {
            return ImportRequest.Unreadable(e, report);
        }
        catch (BodyTooLargeException e)
        {
            return ImportRequest.TooLarge(e, report);
        }
        finally
        {
            // What was written before a body broke off is kept, so it counts.
            metrics.Imported(columns.Kind, report);
            report.TellTo(caller.Audit);
        }
    }
}
