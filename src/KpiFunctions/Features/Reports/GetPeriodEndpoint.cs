using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Reports;

/// <summary>Everyone's quarter, half-year or year, in rank order.</summary>
public sealed class GetPeriodEndpoint(ApiGate gate, StoreDirectory stores, PeriodReport periods)
{
    [Function(nameof(GetPeriodEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "periods/{store}/{period}")] HttpRequest request,
        string store,
        string period,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)),
            async _ => await stores.FindAsync(RequestIds.Store(store), cancellationToken) is { } found
                ? Results.Bytes(await periods.ReadAsync(found, RequestIds.Period(period), cancellationToken), ApiJson.ContentType)
                : Problems.NotFound($"There is no store '{store}'."),
            cancellationToken);
}
