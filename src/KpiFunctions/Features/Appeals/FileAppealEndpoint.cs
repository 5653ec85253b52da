using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Appeals;

/// <summary>Files an appeal, by or for a member of staff. For whom somebody may file depends on the body, so the filing itself looks.</summary>
public sealed class FileAppealEndpoint(ApiGate gate, AppealFiling filing)
{
    [Function(nameof(FileAppealEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "appeals")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Staff or Role.Clerk or Role.Supervisor or Role.Admin,
            async caller => await filing.FileAsync(await Body.ReadAsync<AppealJson>(request, cancellationToken), caller, cancellationToken),
            cancellationToken);
}
