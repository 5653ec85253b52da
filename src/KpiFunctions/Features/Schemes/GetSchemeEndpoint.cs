using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Schemes;

/// <summary>The newest version of a scheme.</summary>
public sealed class GetSchemeEndpoint(ApiGate gate, SchemeStore schemes)
{
    [Function(nameof(GetSchemeEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "schemes/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Supervisor or Role.Clerk or Role.Staff or Role.Admin,
            async _ => (await schemes.ListAsync(RequestIds.Scheme(id), cancellationToken)) is [.., var newest]
                ? Results.Bytes(SchemeJson.Write(newest), ApiJson.ContentType)
                : Problems.NotFound($"There is no scheme '{id}'."),
            cancellationToken);
}
