using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Schemes;

/// <summary>The versions of a scheme and the months they are valid from.</summary>
public sealed class ListSchemeVersionsEndpoint(ApiGate gate, SchemeStore schemes)
{
    [Function(nameof(ListSchemeVersionsEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "schemes/{id}/versions")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Supervisor or Role.Clerk or Role.Staff or Role.Admin,
            async _ => (await schemes.ListAsync(RequestIds.Scheme(id), cancellationToken)) is { Count: > 0 } versions
                ? Results.Json(versions.Select(v => new { v.Version, ValidFrom = $"{v.ValidFrom.Year:D4}-{v.ValidFrom.Month:D2}" }), ApiJson.Options)
                : Problems.NotFound($"There is no scheme '{id}'."),
            cancellationToken);
}
