using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.DeadLetters;

/// <summary>Puts a message that could not be processed back into its queue.</summary>
public sealed class ReplayDeadLetterEndpoint(ApiGate gate, DeadLetterReplay replay)
{
    [Function(nameof(ReplayDeadLetterEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "dead-letters/{id}/replay")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request, caller => caller.Role == Role.Admin, caller => replay.ReplayAsync(RequestIds.Own("dead letter", id), caller, cancellationToken), cancellationToken);
}
