using KpiFunctions.Features.Schemes.Presets;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Schemes;

/// <summary>The schemes of the source documents, by id, each with the records that it rests on.</summary>
public sealed class ListPresetsEndpoint(ApiGate gate)
{
    [Function(nameof(ListPresetsEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scheme-presets")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Supervisor or Role.Clerk or Role.Staff or Role.Admin,
            _ => Task.FromResult(Results.Bytes(NeedsJson.WriteList(SchemePresets.All), ApiJson.ContentType)),
            cancellationToken);
}
