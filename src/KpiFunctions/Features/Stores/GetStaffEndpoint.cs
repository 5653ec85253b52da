using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Stores;

/// <summary>A member of staff.</summary>
public sealed class GetStaffEndpoint(ApiGate gate, StoreDirectory stores)
{
    [Function(nameof(GetStaffEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/{store}/{staff}")] HttpRequest request,
        string store,
        string staff,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)),
            async _ => await stores.FindAsync(RequestIds.Store(store), cancellationToken) is { } found
                && await stores.FindStaffAsync(found.Id, RequestIds.Staff(staff), cancellationToken) is { } member
                ? Results.Json(StaffJson.Of(member, stores.Today(found)), ApiJson.Options)
                : Problems.NotFound($"There is no '{staff}' in store '{store}'."),
            cancellationToken);
}
