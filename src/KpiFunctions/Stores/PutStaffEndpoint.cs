using KpiFunctions.Access;
using KpiFunctions.Http;
using KpiFunctions.Schemes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Stores;

/// <summary>Creates or changes a member of staff.</summary>
public sealed class PutStaffEndpoint(ApiGate gate, StoreDirectory stores, SchemeStore schemes)
{
    [Function(nameof(PutStaffEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "staff/{store}/{staff}")] HttpRequest request,
        string store,
        string staff,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request, caller => caller.MaySupervise(RequestIds.Store(store)), _ => SaveAsync(request, store, staff, cancellationToken), cancellationToken);

    private async Task<IResult> SaveAsync(HttpRequest request, string store, string staff, CancellationToken cancellationToken)
    {
        var storeId = RequestIds.Store(store);
        if (await stores.FindAsync(storeId, cancellationToken) is null)
        {
            return Problems.NotFound($"There is no store '{store}'. Create it first with PUT /api/stores/{store}.");
        }

        var member = (await Body.ReadAsync<StaffJson>(request, cancellationToken)).ToMember(storeId, RequestIds.Staff(staff));
        if (member.SchemeId is { } scheme)
        {
            await schemes.RequireAsync(scheme, cancellationToken);
        }

        await stores.SaveStaffAsync(member, cancellationToken);
        return Results.Json(StaffJson.Of(member), ApiJson.Options);
    }
}
