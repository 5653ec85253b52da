using KpiFunctions.Features.Import;
using KpiFunctions.Foundation.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Facts;

/// <summary>Takes in manual marks as a JSON array, JSON lines, CSV or XLSX.</summary>
public sealed class ImportRatingsEndpoint(ApiGate gate, ImportIntake intake, RatingImport import)
{
    [Function(nameof(ImportRatingsEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "ratings")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Supervisor or Role.Admin,
            caller => intake.RunAsync(
                request, caller, RatingParser.Columns, (rows, report) => import.ImportAsync(rows, caller, report, cancellationToken), cancellationToken),
            cancellationToken);
}
