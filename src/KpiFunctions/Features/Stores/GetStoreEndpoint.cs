using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Stores;

/// <summary>A store's settings.</summary>
public sealed class GetStoreEndpoint(ApiGate gate, StoreDirectory stores)
{
    [Function(nameof(GetStoreEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "stores/{store}")] HttpRequest request, string store, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)),
            async _ => await stores.FindAsync(RequestIds.Store(store), cancellationToken) is { } found
                ? Results.Json(StoreJson.Of(found), ApiJson.Options)
                : Problems.NotFound($"There is no store '{store}'."),
            cancellationToken);
}
