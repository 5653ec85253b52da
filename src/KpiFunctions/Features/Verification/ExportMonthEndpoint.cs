using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Verification;

/// <summary>A closed month as a file, with everything that is needed to compute it anew without the app.</summary>
public sealed class ExportMonthEndpoint(ApiGate gate, MonthExport export)
{
    [Function(nameof(ExportMonthEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "exports/{store}/{month}")] HttpRequest request,
        string store,
        string month,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)),
            _ => export.ReadAsync(new StoreMonth(RequestIds.Store(store), RequestIds.Month(month)), request.Query["format"].ToString(), cancellationToken),
            cancellationToken);
}
