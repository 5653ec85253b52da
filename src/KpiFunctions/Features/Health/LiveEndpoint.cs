using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Health;

/// <summary>Whether the app runs; touches nothing else.</summary>
public sealed class LiveEndpoint
{
    [Function(nameof(LiveEndpoint))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) =>
        Results.Json(new { Status = "live" }, ApiJson.Options);
}
