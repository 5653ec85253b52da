using KpiFunctions.Domain.Appeals;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Appeals;

/// <summary>Decides an appeal.</summary>
public sealed class DecideAppealEndpoint(ApiGate gate, AppealDecisions decisions)
{
    [Function(nameof(DecideAppealEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "appeals/{store}/{id}/decision")] HttpRequest request,
        string store,
        string id,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)),
            async caller => AppealId.TryParse(id, out var appealId)
                ? await decisions.DecideAsync(
                    RequestIds.Store(store), appealId, await Body.ReadAsync<DecisionJson>(request, cancellationToken), caller, cancellationToken)
                : Problems.NotFound($"There is no appeal '{id}' in store '{store}'."),
            cancellationToken);
}
