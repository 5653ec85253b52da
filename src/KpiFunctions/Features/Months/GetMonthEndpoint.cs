using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Months;

/// <summary>Where a month stands, and what the ledger says of it.</summary>
public sealed class GetMonthEndpoint(ApiGate gate, StoreDirectory stores, MonthReport report)
{
    [Function(nameof(GetMonthEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{store}/{month}")] HttpRequest request,
        string store,
        string month,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)),
            async _ => await stores.FindAsync(RequestIds.Store(store), cancellationToken) is { } found
                ? Results.Json(await report.ReadAsync(found, RequestIds.Month(month), cancellationToken), ApiJson.Options)
                : Problems.NotFound($"There is no store '{store}'."),
            cancellationToken);
}
