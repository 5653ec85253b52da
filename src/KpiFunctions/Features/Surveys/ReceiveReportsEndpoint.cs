using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Surveys;

/// <summary>Takes in delivery reports of the provider behind the <c>http</c> gateway, one or an array.</summary>
public sealed class ReceiveReportsEndpoint(ApiGate gate, PostedReports reports)
{
    [Function(nameof(ReceiveReportsEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sms/reports")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Ingest or Role.Admin,
            caller => RecordAsync(request, caller, cancellationToken),
            cancellationToken);

    private async Task<IResult> RecordAsync(HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        // What became of a text is the provider's word, and stands with the text; nobody decides anything by it.
        caller.Audit.ChangesNothing();
        return Results.Json(await reports.RecordAsync(await Body.ReadBytesAsync(request, cancellationToken), caller, cancellationToken), ApiJson.Options);
    }
}
