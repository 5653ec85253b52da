using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Webhooks;

/// <summary>Takes in delivery reports as the provider behind the <c>http</c> gateway pushes them.</summary>
public sealed class ReceiveReportsEndpoint(PushIntake intake)
{
    [Function(nameof(ReceiveReportsEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sms/reports/{provider}")] HttpRequest request, string provider, CancellationToken cancellationToken) =>
        intake.TakeAsync(nameof(ReceiveReportsEndpoint), request, provider, cancellationToken);
}
