using KpiFunctions.Features.Import;
using KpiFunctions.Foundation.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Facts;

/// <summary>Takes in referrals, repurchases and praise as a JSON array, JSON lines, CSV or XLSX.</summary>
public sealed class ImportCustomerFactsEndpoint(ApiGate gate, ImportIntake intake, CustomerFactImport import)
{
    [Function(nameof(ImportCustomerFactsEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "customer-facts")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Ingest or Role.Supervisor or Role.Admin,
            caller => intake.RunAsync(
                request, caller, CustomerFactParser.Columns, (rows, report) => import.ImportAsync(rows, caller, report, cancellationToken), cancellationToken),
            cancellationToken);
}
