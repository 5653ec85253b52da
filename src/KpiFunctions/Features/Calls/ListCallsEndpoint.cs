using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Calls;

/// <summary>
/// Customers whom a store has to call, because nothing came to a text. A clerk sees the own ones and those of nobody, and a call that became needless is seen
/// by nobody, so that a page may hold fewer than asked for.
/// </summary>
public sealed class ListCallsEndpoint(ApiGate gate, StoreDirectory stores, CallbackStore calls, WorkOrderStore workOrders)
{
    [Function(nameof(ListCallsEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "callbacks/{store}")] HttpRequest request, string store, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request, caller => caller.MayCall(RequestIds.Store(store)), caller => ListAsync(request, store, caller, cancellationToken), cancellationToken);

    private async Task<IResult> ListAsync(HttpRequest request, string store, Caller caller, CancellationToken cancellationToken)
    {
        if (await stores.FindAsync(RequestIds.Store(store), cancellationToken) is not { } found)
        {
            return Problems.NotFound($"There is no store '{store}'.");
        }

        var page = await calls.ListOpenAsync(found, PageRequest.Of(request), cancellationToken);
        var items = new List<object>();
        foreach (var call in page.Items.Where(c => caller.MaySupervise(found.Id) || c.Clerk is null || caller.Is(found.Id, c.Clerk)))
        {
            var about = await workOrders.FindAsync(found.Id, call.Survey.WorkOrderId, hint: null, cancellationToken);
            if (about is not { Order.IsDone: false } and not { Survey.HasReply: true })
            {
                items.Add(CallbackView.Of(call, found.Zone, about));
            }
        }

        return Results.Json(new { Items = items, page.Continuation }, ApiJson.Options);
    }
}
