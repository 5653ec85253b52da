using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Sheets;

/// <summary>Fills the caller's column of a rating sheet for a person and a month.</summary>
public sealed class PostSheetMarksEndpoint(ApiGate gate, SheetMarks marks)
{
    [Function(nameof(PostSheetMarksEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sheets/{id}/marks")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role != Role.Ingest,
            async caller => await marks.KeepAsync(RequestIds.Sheet(id), await Body.ReadAsync<SheetMarksJson>(request, cancellationToken), caller, cancellationToken),
            cancellationToken);
}
