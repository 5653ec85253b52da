using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Foundation.Access;

/// <summary>All API keys with their last use, without their secrets.</summary>
public sealed class ListKeysEndpoint(ApiGate gate, ApiKeyStore keys)
{
    [Function(nameof(ListKeysEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "keys")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role == Role.Admin,
            async _ => Results.Json(await keys.ListAsync(cancellationToken), ApiJson.Options),
            cancellationToken);
}
