using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Complaints;

/// <summary>Complaints that a store received in a month; a clerk sees those of the own list and of nobody's, so that a page may hold fewer than asked for.</summary>
public sealed class ListComplaintsEndpoint(ApiGate gate, ComplaintStore complaints, StoreDirectory stores)
{
    [Function(nameof(ListComplaintsEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "complaints/{store}")] HttpRequest request, string store, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request, caller => caller.MayCall(RequestIds.Store(store)), caller => ListAsync(request, store, caller, cancellationToken), cancellationToken);

    private async Task<IResult> ListAsync(HttpRequest request, string store, Caller caller, CancellationToken cancellationToken)
    {
        if (await stores.FindAsync(RequestIds.Store(store), cancellationToken) is not { } found)
        {
            return Problems.NotFound($"There is no store '{store}'.");
        }

        var month = new StoreMonth(found.Id, RequestIds.Month(request.Query["month"].ToString()));
        var page = await complaints.ListAsync(month, PageRequest.Of(request), cancellationToken);
        return Results.Json(new { Items = page.Items.Where(caller.MayDealWith).Select(c => ComplaintView.Of(c, found.Zone)), page.Continuation }, ApiJson.Options);
    }
}
