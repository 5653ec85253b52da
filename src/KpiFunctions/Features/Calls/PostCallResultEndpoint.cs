using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Calls;

/// <summary>Takes in what came of a telephone call.</summary>
public sealed class PostCallResultEndpoint(ApiGate gate, CallResults results, StoreDirectory stores)
{
    [Function(nameof(PostCallResultEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "callbacks/{store}/{id}/result")] HttpRequest request,
        string store,
        string id,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MayCall(RequestIds.Store(store)),
            async caller =>
            {
                if (!WorkOrderId.TryParse(id, out var order))
                {
                    return Problems.NotFound($"There is no call about order '{id}' in store '{store}'.");
                }

                var body = await Body.ReadAsync<CallResultJson>(request, cancellationToken);
                var (call, isLate) = await results.RecordAsync(RequestIds.Store(store), order, body, caller, cancellationToken);
                var zone = (await stores.GetAsync(RequestIds.Store(store), cancellationToken)).Zone;
                return Results.Json(new { Call = CallbackView.Of(call, zone), IsLate = isLate }, ApiJson.Options);
            },
            cancellationToken);
}
