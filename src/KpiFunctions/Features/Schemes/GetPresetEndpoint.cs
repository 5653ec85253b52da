using KpiFunctions.Features.Schemes.Presets;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Schemes;

/// <summary>A preset as it can be saved with <c>PUT /api/schemes/{id}</c>, and in <c>$needs</c>, which saving passes over, the records that it rests on.</summary>
public sealed class GetPresetEndpoint(ApiGate gate)
{
    [Function(nameof(GetPresetEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scheme-presets/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Supervisor or Role.Clerk or Role.Staff or Role.Admin,
            _ => Task.FromResult(SchemePresets.Find(RequestIds.Scheme(id)) is { } preset
                ? Results.Bytes(NeedsJson.WritePreset(preset), ApiJson.ContentType)
                : Problems.NotFound($"There is no preset '{id}'. GET /api/scheme-presets lists them.")),
            cancellationToken);
}
