using System.Text.Json;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Complaints.Loop;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Complaints;

/// <summary>Takes a step of the complaint loop: assign, answer, opinion, remedy, review, recheck, pause, resume, reopen or fault.</summary>
public sealed class TakeComplaintStepEndpoint(ApiGate gate, ComplaintSteps steps)
{
    private static readonly Dictionary<string, ComplaintAction> Actions =
        Enum.GetValues<ComplaintAction>().ToDictionary(action => JsonNamingPolicy.CamelCase.ConvertName(action.ToString()), StringComparer.Ordinal);

    [Function(nameof(TakeComplaintStepEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "complaints/{store}/{id}/{action}")] HttpRequest request,
        string store,
        string id,
        string action,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MayCall(RequestIds.Store(store)) || (caller.Role == Role.Staff && caller.StaffIn(RequestIds.Store(store)) is not null),
            async caller =>
            {
                if (!ComplaintId.TryParse(id, out var complaintId))
                {
                    return Problems.NotFound($"There is no complaint '{id}' in store '{store}'.");
                }

                if (!Actions.TryGetValue(action, out var known))
                {
                    return Problems.NotFound($"A complaint takes no step '{action}': it takes {string.Join(", ", Actions.Keys)}.");
                }

                var body = await Body.ReadAsync<ComplaintStepJson>(request, cancellationToken);
                var (found, complaint, outcome) = await steps.TakeAsync(RequestIds.Store(store), complaintId, known, body, caller, cancellationToken);
                return Results.Json(new { Complaint = ComplaintView.Whole(complaint, found.Zone), IsLate = outcome == WriteOutcome.Late }, ApiJson.Options);
            },
            cancellationToken);
}
