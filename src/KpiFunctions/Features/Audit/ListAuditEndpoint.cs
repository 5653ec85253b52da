using KpiFunctions.Domain;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace KpiFunctions.Features.Audit;

/// <summary>Who changed what: of a store with <c>?store=</c>, the newest first, or of all; see <see cref="AuditStore.ListAsync"/> for the order then.</summary>
public sealed class ListAuditEndpoint(ApiGate gate, AuditStore audit, StoreDirectory stores, TimeProvider time)
{
    [Function(nameof(ListAuditEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "audit")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(request, caller => caller.Role == Role.Admin, _ => ListAsync(request, cancellationToken), cancellationToken);

    private async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        StoreId? store = request.Query["store"].ToString() is { Length: > 0 } id ? RequestIds.Store(id) : null;
        var period = AuditQueryParser.Read(request.Query, await ZoneAsync(store, cancellationToken), time.Now());
        var page = await audit.ListAsync(store, period, PageRequest.Of(request), cancellationToken);
        var shown = new List<object>();
        foreach (var entry in page.Items)
        {
            shown.Add(AuditView.Of(entry, await ZoneAsync(entry.Store, cancellationToken)));
        }

        return Results.Json(new { Items = shown, page.Continuation }, ApiJson.Options);
    }

    private async Task<DateTimeZone> ZoneAsync(StoreId? store, CancellationToken cancellationToken) =>
        store is { } id && await stores.FindAsync(id, cancellationToken) is { } found ? found.Zone : DateTimeZone.Utc;
}
