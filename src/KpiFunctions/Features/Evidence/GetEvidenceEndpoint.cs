using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Evidence;

/// <summary>The records behind an item or adjustment of one person's score.</summary>
public sealed class GetEvidenceEndpoint(ApiGate gate, StoreDirectory stores, EvidenceQuery evidence)
{
    [Function(nameof(GetEvidenceEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scores/{store}/{month}/{staff}/evidence/{item}")] HttpRequest request,
        string store,
        string month,
        string staff,
        string item,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MayReadScores(RequestIds.Store(store), RequestIds.Staff(staff)),
            async _ =>
            {
                var page = PageRequest.Of(request);
                return await stores.FindAsync(RequestIds.Store(store), cancellationToken) is { } found
                    && await evidence.ReadAsync(found, RequestIds.Month(month), RequestIds.Staff(staff), item, page, cancellationToken) is var (metrics, records)
                    ? Results.Json(
                        new { StoreId = store, Month = month, StaffId = staff, Item = item, Metrics = metrics, Items = records.Items.Select(r => r.Shown), records.Continuation },
                        ApiJson.Options)
                    : Problems.NotFound($"'{staff}' has no item or adjustment '{item}' in store '{store}' for {month}. The score names them all.");
            },
            cancellationToken);
}
