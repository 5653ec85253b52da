using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Sheets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Sheets;

/// <summary>The newest version of a rating sheet, or the one in force in the month that is asked for. Whoever fills a column has to see it, staff too.</summary>
public sealed class GetSheetEndpoint(ApiGate gate, SheetStore sheets)
{
    [Function(nameof(GetSheetEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sheets/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        gate.HandleAsync(request, caller => caller.Role != Role.Ingest, _ => ReadAsync(request, id, cancellationToken), cancellationToken);

    private async Task<IResult> ReadAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var sheet = RequestIds.Sheet(id);
        var found = request.Query["month"].ToString() is { Length: > 0 } month
            ? (await sheets.FindForMonthAsync(sheet, RequestIds.Month(month), cancellationToken))?.Document
            : await sheets.FindNewestAsync(sheet, cancellationToken);
        return found is null
            ? Problems.NotFound($"There is no rating sheet '{id}' then. Save one with PUT /api/sheets/{id}.")
            : Results.Json(SheetJson.Of(found), ApiJson.Options);
    }
}
