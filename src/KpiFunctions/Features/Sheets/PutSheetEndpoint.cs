using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Sheets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Sheets;

/// <summary>Keeps a new version of a rating sheet. Administrators only: supervisors are rated by it, and fill it.</summary>
public sealed class PutSheetEndpoint(ApiGate gate, SheetAdmission admission)
{
    [Function(nameof(PutSheetEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "sheets/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role == Role.Admin,
            async caller => await admission.AdmitAsync(RequestIds.Sheet(id), await Body.ReadAsync<SheetJson>(request, cancellationToken), caller.Audit, cancellationToken),
            cancellationToken);
}
