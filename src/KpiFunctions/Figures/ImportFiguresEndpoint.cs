using KpiFunctions.Access;
using KpiFunctions.Facts;
using KpiFunctions.Import;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace KpiFunctions.Figures;

/// <summary>Takes in figures of other systems as a JSON array, JSON lines or CSV.</summary>
public sealed class ImportFiguresEndpoint(ApiGate gate, FactImport import, TimeProvider time)
{
    [Function(nameof(ImportFiguresEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "figures")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Ingest or Role.Admin,
            caller => ImportIntake.RunAsync(request, FigureReader.Columns, (rows, report) => ImportAsync(rows, caller, report, cancellationToken), cancellationToken),
            cancellationToken);

    private Task ImportAsync(IAsyncEnumerable<ImportRow> rows, Caller caller, ImportReport report, CancellationToken cancellationToken) => import.ImportAsync(
        rows,
        caller.MayWrite,
        (fields, store) => FigureReader.Read(fields, store, Instant.FromDateTimeOffset(time.GetUtcNow())),
        report,
        cancellationToken);
}
