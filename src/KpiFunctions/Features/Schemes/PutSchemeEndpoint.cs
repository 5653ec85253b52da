using KpiFunctions.Domain.Schemes;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Schemes;

/// <summary>Keeps a new version of a scheme.</summary>
public sealed class PutSchemeEndpoint(ApiGate gate, SchemeAdmission admission)
{
    /// <summary>Words that have an address of their own where the id of a scheme stands.</summary>
    private static readonly string[] Taken = ["schema", "presets"];

    [Function(nameof(PutSchemeEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "schemes/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        gate.HandleAsync(request, caller => caller.Role == Role.Admin, caller => SaveAsync(request, id, caller, cancellationToken), cancellationToken);

    private async Task<IResult> SaveAsync(HttpRequest request, string id, Caller caller, CancellationToken cancellationToken)
    {
        if (Taken.Contains(id, StringComparer.OrdinalIgnoreCase))
        {
            return Problems.Invalid($"No scheme can be called '{id}', which has an address of its own. Choose another id.");
        }

        var reading = SchemeJson.Read(await Body.ReadJsonAsync(request, cancellationToken));
        if (reading.Scheme is not { } scheme)
        {
            return Refuse(reading.Problems);
        }

        if (scheme.Id != RequestIds.Scheme(id))
        {
            return Problems.Invalid($"The body is scheme '{scheme.Id}' and the address says '{id}'; make them the same.");
        }

        return await admission.AdmitAsync(scheme, caller.Audit, cancellationToken) is { Count: > 0 } problems
            ? Refuse(problems)
            : Results.Bytes(SchemeJson.Write(scheme), ApiJson.ContentType);
    }

    private static IResult Refuse(IEnumerable<SchemeProblem> problems) => Problems.Invalid(
        "The scheme was not saved; every problem is listed with its JSON path.",
        problems.GroupBy(p => p.JsonPath).ToDictionary(p => p.Key, p => p.Select(problem => problem.Message).ToArray()));
}
