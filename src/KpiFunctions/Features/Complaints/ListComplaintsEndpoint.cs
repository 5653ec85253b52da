using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Complaints;

/// <summary>Complaints that a store received in a month.</summary>
public sealed class ListComplaintsEndpoint(ApiGate gate, ComplaintStore complaints)
{
    [Function(nameof(ListComplaintsEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "complaints/{store}")] HttpRequest request, string store, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request, caller => caller.MaySupervise(RequestIds.Store(store)), _ => ListAsync(request, store, cancellationToken), cancellationToken);

    private async Task<IResult> ListAsync(HttpRequest request, string store, CancellationToken cancellationToken)
    {
        var month = new StoreMonth(RequestIds.Store(store), RequestIds.Month(request.Query["month"].ToString()));
        var page = await complaints.ListAsync(month, PageRequest.Of(request), cancellationToken);
        return Results.Json(new { Items = page.Items.Select(ComplaintView.Of), page.Continuation }, ApiJson.Options);
    }
}
