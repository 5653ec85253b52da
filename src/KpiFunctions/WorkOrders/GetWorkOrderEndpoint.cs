using KpiFunctions.Access;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.WorkOrders;

/// <summary>One order with its survey and the customer's answers.</summary>
public sealed class GetWorkOrderEndpoint(ApiGate gate, WorkOrderStore workOrders)
{
    [Function(nameof(GetWorkOrderEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "work-orders/{store}/{id}")] HttpRequest request,
        string store,
        string id,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)),
            async _ => WorkOrderId.TryParse(id, out var orderId)
                && await workOrders.FindAsync(RequestIds.Store(store), orderId, hint: null, cancellationToken) is { } stored
                ? Results.Json(
                    WorkOrderView.Of(stored, await workOrders.GetAnswersAsync(stored.Month, orderId, cancellationToken)), ApiJson.Options)
                : Problems.NotFound($"There is no order '{id}' in store '{store}'."),
            cancellationToken);
}
