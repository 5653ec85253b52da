using KpiFunctions.Features.Import;
using KpiFunctions.Foundation.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Takes in work orders as a JSON array, JSON lines, CSV or XLSX.</summary>
public sealed class ImportWorkOrdersEndpoint(ApiGate gate, ImportIntake intake, WorkOrderImport import)
{
    [Function(nameof(ImportWorkOrdersEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "work-orders")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Ingest or Role.Supervisor or Role.Admin,
            caller => intake.RunAsync(
                request, caller, WorkOrderParser.Columns, (rows, report) => import.ImportAsync(rows, caller, report, cancellationToken), cancellationToken),
            cancellationToken);
}
