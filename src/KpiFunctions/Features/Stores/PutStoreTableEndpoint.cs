using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Stores;

/// <summary>
/// Keeps a new version of a store's table, as JSON, JSON lines, CSV or XLSX. Administrators only: the scores of a store's people, its supervisors among
/// them, come from it.
/// </summary>
public sealed class PutStoreTableEndpoint(ApiGate gate, StoreTableIntake intake)
{
    [Function(nameof(PutStoreTableEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "stores/{store}/tables/{table}")] HttpRequest request,
        string store,
        string table,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role == Role.Admin,
            caller => intake.SaveAsync(request, RequestIds.Store(store), StoreTableIntake.KindOf(table), caller, cancellationToken),
            cancellationToken);
}
