using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Verification;

/// <summary>Computes a closed month anew: the same, or the first difference.</summary>
public sealed class VerifyMonthEndpoint(ApiGate gate, MonthVerifier verifier)
{
    [Function(nameof(VerifyMonthEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{store}/{month}/verify")] HttpRequest request,
        string store,
        string month,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)),
            _ => VerifyAsync(new StoreMonth(RequestIds.Store(store), RequestIds.Month(month)), cancellationToken),
            cancellationToken);

    private async Task<IResult> VerifyAsync(StoreMonth month, CancellationToken cancellationToken) =>
        await verifier.VerifyAsync(month, cancellationToken) is { } verification
            ? Results.Json(
                new
                {
                    Result = verification.Difference is null ? "same" : "different",
                    verification.Versions,
                    verification.Entries,
                    verification.Difference,
                },
                ApiJson.Options)
            : Problems.NotFound($"{month} has not been closed, so there is nothing to verify.");
}
