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
            async caller => Results.Json(await reports.RecordAsync(await Body.ReadBytesAsync(request, cancellationToken), caller, cancellationToken), ApiJson.Options),
            cancellationToken);
}
