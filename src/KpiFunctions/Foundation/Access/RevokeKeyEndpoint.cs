using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Foundation.Access;

/// <summary>Ends an API key.</summary>
public sealed class RevokeKeyEndpoint(ApiGate gate, ApiKeyStore keys)
{
    [Function(nameof(RevokeKeyEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "keys/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role == Role.Admin,
            async _ => await keys.RevokeAsync(id, cancellationToken)
                ? Results.NoContent()
                : Problems.NotFound($"There is no key '{id}'. GET /api/keys lists the ids."),
            cancellationToken);
}
