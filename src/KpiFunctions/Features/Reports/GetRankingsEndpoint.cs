using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Reports;

/// <summary>Places of a month across the stores of a group, within each role and scheme, with <c>?role=</c> and <c>?group=</c>.</summary>
public sealed class GetRankingsEndpoint(ApiGate gate, RankingReport rankings)
{
    [Function(nameof(GetRankingsEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rankings/{month}")] HttpRequest request,
        string month,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Supervisor or Role.Admin,
            async caller => Results.Json(
                await rankings.ReadAsync(
                    RequestIds.Month(month),
                    new RankingFilter(caller, request.Query["group"], request.Query["role"]),
                    PageRequest.Of(request),
                    cancellationToken),
                ApiJson.Options),
            cancellationToken);
}
