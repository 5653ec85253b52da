using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>Replies of a store's customers that a person must read, oldest first.</summary>
public sealed class ListAmbiguousRepliesEndpoint(ApiGate gate, ReplyReview review, StoreDirectory stores)
{
    [Function(nameof(ListAmbiguousRepliesEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "replies/{store}/ambiguous")] HttpRequest request,
        string store,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)),
            async _ =>
            {
                var zone = (await stores.FindAsync(RequestIds.Store(store), cancellationToken))?.Zone ?? DateTimeZone.Utc;
                var page = await review.ListAsync(RequestIds.Store(store), PageRequest.Of(request), cancellationToken);
                return Results.Json(new { Items = page.Items.Select(reply => View(reply, zone)), page.Continuation }, ApiJson.Options);
            },
            cancellationToken);

    private static object View(UnclearReply reply, DateTimeZone zone) => new
    {
        Id = reply.Id.ToString(),
        WorkOrderId = reply.Stored.Order.Id.Value,
        StaffId = reply.Stored.Order.StaffId.Value,
        CustomerPhone = reply.Stored.Order.CustomerPhone.ToString(),
        ReceivedAt = reply.Answer.ReceivedAt.At(zone),
        Text = reply.Answer.FullText,
        Reason = reply.Answer.Unclear,
        reply.Answer.Questions,
    };
}
