using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Privacy;

/// <summary>What was erased on request, the oldest first: the proof that it was, without a trace of whose it was.</summary>
public sealed class ListErasuresEndpoint(ApiGate gate, ErasureStore log)
{
    [Function(nameof(ListErasuresEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "customers/erasures")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role == Role.Admin,
            async _ => Results.Json(await log.ListAsync(PageRequest.Of(request), cancellationToken), ApiJson.Options),
            cancellationToken);
}
