using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Health;

/// <summary>Whether the app runs and reaches its storage. Open to all, so it tells nothing else.</summary>
public sealed class HealthEndpoint(StorageHealth storage, ISmsGateway gateway)
{
    [Function(nameof(HealthEndpoint))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancellationToken) =>
        await storage.AnswersAsync(cancellationToken)
            ? Results.Json(new { Status = "ready", Storage = "reachable", SmsGateway = gateway.Name }, ApiJson.Options)
            : Results.Json(
                new { Status = "unready", Storage = "unreachable", SmsGateway = gateway.Name },
                ApiJson.Options,
                statusCode: StatusCodes.Status503ServiceUnavailable);
}
