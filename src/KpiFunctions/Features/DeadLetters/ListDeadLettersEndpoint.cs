using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.DeadLetters;

/// <summary>Messages that could not be processed, numbers and texts masked.</summary>
public sealed class ListDeadLettersEndpoint(ApiGate gate, DeadLetterStore letters)
{
    [Function(nameof(ListDeadLettersEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dead-letters")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role == Role.Admin,
            async _ =>
            {
                var page = await letters.ListAsync(PageRequest.Of(request), cancellationToken);
                return Results.Json(new Page<object>([.. page.Items.Select(DeadLetterView.Of)], page.Continuation), ApiJson.Options);
            },
            cancellationToken);
}
