using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>One order with its survey, the customer's answers, its complaints and what it came back with.</summary>
public sealed class GetWorkOrderEndpoint(ApiGate gate, WorkOrderDetails details)
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
                && await details.FindAsync(RequestIds.Store(store), orderId, cancellationToken) is { } order
                ? Results.Json(order, ApiJson.Options)
                : Problems.NotFound($"There is no order '{id}' in store '{store}'."),
            cancellationToken);
}
