using KpiFunctions.Access;
using KpiFunctions.Http;
using KpiFunctions.Import;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.WorkOrders;

/// <summary>Takes in work orders as a JSON array, JSON lines or CSV.</summary>
public sealed class ImportWorkOrdersEndpoint(ApiGate gate, WorkOrderImport import)
{
    /// <summary>Bytes that one import may have.</summary>
    private const long MostBytes = 64L * 1024 * 1024;

    [Function(nameof(ImportWorkOrdersEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "work-orders")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(request, caller => caller.Role is Role.Ingest or Role.Admin, caller => ImportAsync(request, caller, cancellationToken), cancellationToken);

    private async Task<IResult> ImportAsync(HttpRequest request, Caller caller, CancellationToken cancellationToken)
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
            var rows = ImportReader.ReadAsync(new LimitedStream(request.Body, MostBytes), format, WorkOrderReader.Columns, cancellationToken);
            await import.ImportAsync(rows, caller, report, cancellationToken);
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
    }
}
