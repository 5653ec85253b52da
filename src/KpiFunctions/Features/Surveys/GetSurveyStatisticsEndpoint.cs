using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Surveys;

/// <summary>What became of a month's surveys: who was asked, who answered, and why the others did not.</summary>
public sealed class GetSurveyStatisticsEndpoint(ApiGate gate, StoreDirectory stores, SurveyStatisticsQuery statistics)
{
    [Function(nameof(GetSurveyStatisticsEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "surveys/{store}/{month}")] HttpRequest request,
        string store,
        string month,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)),
            async _ => await stores.FindAsync(RequestIds.Store(store), cancellationToken) is { } found
                ? Results.Json(await statistics.ReadAsync(found, new StoreMonth(found.Id, RequestIds.Month(month)), cancellationToken), ApiJson.Options)
                : Problems.NotFound($"There is no store '{store}'."),
            cancellationToken);
}
