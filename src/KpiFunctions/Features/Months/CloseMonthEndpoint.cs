using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Months;

/// <summary>Closes a month that is over, or that was reopened, now.</summary>
public sealed class CloseMonthEndpoint(ApiGate gate, StoreDirectory stores, MonthRequests months)
{
    [Function(nameof(CloseMonthEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "months/{store}/{month}/close")] HttpRequest request,
        string store,
        string month,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)),
            async caller => await stores.FindAsync(RequestIds.Store(store), cancellationToken) is { } found
                ? await months.CloseAsync(found, RequestIds.Month(month), caller, cancellationToken)
                : Problems.NotFound($"There is no store '{store}'."),
            cancellationToken);
}
