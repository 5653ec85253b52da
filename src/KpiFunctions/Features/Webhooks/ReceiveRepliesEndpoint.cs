using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Webhooks;

/// <summary>Takes in customers' texts as their provider pushes them.</summary>
public sealed class ReceiveRepliesEndpoint(PushIntake intake)
{
    [Function(nameof(ReceiveRepliesEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sms/replies/{provider}")] HttpRequest request, string provider, CancellationToken cancellationToken) =>
        intake.TakeAsync(nameof(ReceiveRepliesEndpoint), request, provider, cancellationToken);
}
