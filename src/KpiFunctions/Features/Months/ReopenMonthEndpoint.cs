using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Months;

/// <summary>Opens a closed month for corrections.</summary>
public sealed class ReopenMonthEndpoint(ApiGate gate, StoreDirectory stores, MonthRequests months)
{
    [Function(nameof(ReopenMonthEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "months/{store}/{month}/reopen")] HttpRequest request,
        string store,
        string month,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)),
            async caller => await stores.FindAsync(RequestIds.Store(store), cancellationToken) is { } found
                ? await months.ReopenAsync(
                    found, RequestIds.Month(month), await Body.ReadAsync<ReopenJson>(request, cancellationToken), caller, cancellationToken)
                : Problems.NotFound($"There is no store '{store}'."),
            cancellationToken);
}
