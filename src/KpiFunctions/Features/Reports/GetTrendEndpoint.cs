using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Reports;

/// <summary>One person's results of the last months, <c>?months=</c> of them.</summary>
public sealed class GetTrendEndpoint(ApiGate gate, StoreDirectory stores, TrendReport trends)
{
    [Function(nameof(GetTrendEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "trends/{store}/{staff}")] HttpRequest request,
        string store,
        string staff,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MayReadScores(RequestIds.Store(store), RequestIds.Staff(staff)),
            _ => ReadAsync(request, store, staff, cancellationToken),
            cancellationToken);

    private async Task<IResult> ReadAsync(HttpRequest request, string store, string staff, CancellationToken cancellationToken) =>
        await stores.FindAsync(RequestIds.Store(store), cancellationToken) is { } found
        && await trends.ReadAsync(found, RequestIds.Staff(staff), TrendReport.MonthsOf(request.Query["months"]), cancellationToken) is { } trend
            ? Results.Bytes(trend, ApiJson.ContentType)
            : Problems.NotFound($"There is no '{staff}' in store '{store}'.");
}
