using KpiFunctions.Foundation.Health;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KpiFunctions.Features.Health;

/// <summary>Whether the app reaches all it needs, and what it does not reach for which reason. Open to all, so it names no address and no account.</summary>
public sealed class ReadyEndpoint(Readiness readiness)
{
    [Function(nameof(ReadyEndpoint))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request, CancellationToken cancellationToken)
    {
        var report = await readiness.ReadAsync(cancellationToken);
        return Results.Json(
            new
            {
                Status = report.Status == HealthStatus.Healthy ? "ready" : "unready",
                Checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status == HealthStatus.Healthy ? "ready" : ReasonOf(entry.Value)),
            },
            ApiJson.Options,
            statusCode: report.Status == HealthStatus.Healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static string ReasonOf(HealthReportEntry entry) => entry.Description ?? "failed";
}
