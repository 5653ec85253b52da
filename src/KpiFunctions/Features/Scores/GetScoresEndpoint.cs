using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Scores;

/// <summary>Everyone's score of a store-month, in rank order; of an older closed version with <c>?version=</c>.</summary>
public sealed class GetScoresEndpoint(ApiGate gate, StoreDirectory stores, ScoreQuery scores)
{
    [Function(nameof(GetScoresEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scores/{store}/{month}")] HttpRequest request,
        string store,
        string month,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)),
            async _ => await stores.FindAsync(RequestIds.Store(store), cancellationToken) is { } found
                ? Results.Bytes(await scores.ReadMonthAsync(found, RequestIds.Month(month), RequestIds.Version(request.Query["version"]), cancellationToken), ApiJson.ContentType)
                : Problems.NotFound($"There is no store '{store}'."),
            cancellationToken);
}
