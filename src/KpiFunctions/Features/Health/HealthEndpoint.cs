using KpiFunctions.Foundation.Health;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Sms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KpiFunctions.Features.Health;

/// <summary>Whether the app runs and reaches its tables, in short. Open to all, so it tells nothing else.</summary>
public sealed class HealthEndpoint(Readiness readiness, ISmsGateway gateway)
{
    [Function(nameof(HealthEndpoint))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancellationToken) =>
        (await readiness.ReadAsync(cancellationToken)).Entries["tables"].Status == HealthStatus.Healthy
            ? Results.Json(new { Status = "ready", Storage = "reachable", SmsGateway = gateway.Name }, ApiJson.Options)
            : Results.Json(
                new { Status = "unready", Storage = "unreachable", SmsGateway = gateway.Name },
                ApiJson.Options,
                statusCode: StatusCodes.Status503ServiceUnavailable);
}
