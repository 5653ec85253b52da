using KpiFunctions.Domain.Complaints;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Complaints;

/// <summary>One complaint with all that was done about it, as it was told last, also when its month is closed.</summary>
public sealed class GetComplaintEndpoint(ApiGate gate, ComplaintStore complaints, StoreDirectory stores)
{
    [Function(nameof(GetComplaintEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "complaints/{store}/{id}")] HttpRequest request,
        string store,
        string id,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MayCall(RequestIds.Store(store)),
            async caller =>
            {
                var storeId = RequestIds.Store(store);
                if (!ComplaintId.TryParse(id, out var complaintId)
                    || await stores.FindAsync(storeId, cancellationToken) is not { } found
                    || await complaints.FindLastAsync(storeId, complaintId, cancellationToken) is not { } complaint
                    || !caller.MayDealWith(complaint))
                {
                    return Problems.NotFound($"There is no complaint '{id}' in store '{store}'.");
                }

                return Results.Json(ComplaintView.Whole(complaint, found.Zone), ApiJson.Options);
            },
            cancellationToken);
}
