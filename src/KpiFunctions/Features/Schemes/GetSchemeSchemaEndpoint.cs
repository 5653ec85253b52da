using KpiFunctions.Foundation.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Schemes;

/// <summary>The JSON Schema of the scheme format, for editors. The word comes before the id of a scheme in the address, so no scheme is called so.</summary>
public sealed class GetSchemeSchemaEndpoint(ApiGate gate)
{
    [Function(nameof(GetSchemeSchemaEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scheme-schema")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Supervisor or Role.Clerk or Role.Staff or Role.Admin,
            _ => Task.FromResult(Results.Bytes(SchemeSchema.Json, SchemeSchema.ContentType)),
            cancellationToken);
}
