using KpiFunctions.Features.Import;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Facts;

/// <summary>Takes in figures of other systems as a JSON array, JSON lines, CSV or XLSX.</summary>
public sealed class ImportFiguresEndpoint(ApiGate gate, ImportIntake intake, FactImport import, TimeProvider time)
{
    [Function(nameof(ImportFiguresEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "figures")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Ingest or Role.Supervisor or Role.Admin,
            caller => intake.RunAsync(
                request, caller, FigureParser.Columns, (rows, report) => ImportAsync(rows, caller, report, cancellationToken), cancellationToken),
            cancellationToken);

    private Task ImportAsync(IAsyncEnumerable<ImportRow> rows, Caller caller, ImportReport report, CancellationToken cancellationToken) => import.ImportAsync(
        rows,
        caller.MayWrite,
        (fields, store) => new(FigureParser.Read(fields, store, time.Now(), caller)),
        report,
        cancellationToken);
}
