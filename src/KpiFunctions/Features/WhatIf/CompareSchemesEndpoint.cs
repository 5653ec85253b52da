using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.WhatIf;

/// <summary>Tries drafts of schemes on past months, and writes nothing.</summary>
public sealed class CompareSchemesEndpoint(ApiGate gate, SchemeTrial trial)
{
    [Function(nameof(CompareSchemesEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "what-if")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request, caller => caller.Role is Role.Supervisor or Role.Admin, caller => CompareAsync(request, caller, cancellationToken), cancellationToken);

    private async Task<IResult> CompareAsync(HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.Audit.ChangesNothing();
        var plan = TrialPlanParser.Read(await Body.ReadJsonAsync(request, cancellationToken));
        return plan.Stores.All(caller.MaySupervise)
            ? Results.Bytes(TrialJson.Write(plan, await trial.RunAsync(plan, cancellationToken)), ApiJson.ContentType)
            : Problems.Forbidden();
    }
}
