using KpiFunctions.Domain;
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
            caller => RevokeAsync(RequestIds.Own("key", id), caller, cancellationToken),
            cancellationToken);

    private async Task<IResult> RevokeAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        if (await keys.FindInfoAsync(id, cancellationToken) is not { } key)
        {
            return Problems.NotFound($"There is no key '{id}'. GET /api/keys lists the ids.");
        }

        await caller.Audit.ChangesAsync(key, new { key.Id, IsRevoked = true }, cancellationToken, key.Stores is [not "*" and var one] ? StoreId.Parse(one) : null);
        await keys.RevokeAsync(id, cancellationToken);
        return Results.NoContent();
    }
}
