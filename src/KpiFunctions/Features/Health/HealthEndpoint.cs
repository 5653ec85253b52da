using Azure;
using Azure.Data.Tables;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Health;

/// <summary>Whether the app runs and reaches its storage. Open to all, so it tells nothing else.</summary>
public sealed class HealthEndpoint(Tables tables, ISmsGateway gateway)
{
    [Function(nameof(HealthEndpoint))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await tables.Stores.GetEntityIfExistsAsync<TableEntity>("health", "health", cancellationToken: cancellationToken);
            return Results.Json(new { Status = "ready", Storage = "reachable", SmsGateway = gateway.Name }, ApiJson.Options);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            return Results.Json(
                new { Status = "unready", Storage = "unreachable", SmsGateway = gateway.Name },
                ApiJson.Options,
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
