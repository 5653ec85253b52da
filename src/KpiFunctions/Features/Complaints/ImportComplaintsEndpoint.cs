using KpiFunctions.Features.Import;
using KpiFunctions.Foundation.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Complaints;

/// <summary>Takes in complaints as a JSON array, JSON lines, CSV or XLSX.</summary>
public sealed class ImportComplaintsEndpoint(ApiGate gate, ImportIntake intake, ComplaintImport import)
{
    [Function(nameof(ImportComplaintsEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "complaints")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Ingest or Role.Clerk or Role.Supervisor or Role.Admin,
            caller => intake.RunAsync(
                request, caller, ComplaintParser.Columns, (rows, report) => import.ImportAsync(rows, caller, report, cancellationToken), cancellationToken),
            cancellationToken);
}
