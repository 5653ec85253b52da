using KpiFunctions.Domain;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace KpiFunctions.Features.Sheets;

/// <summary>
/// The newest version of a rating sheet, the one in force in a month, or the one by which a store's month is scored. Whoever fills a column has to see it, staff too.
/// </summary>
public sealed class GetSheetEndpoint(ApiGate gate, SheetStore sheets, MonthSheets monthSheets, StoreDirectory stores, TimeProvider time)
{
    [Function(nameof(GetSheetEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sheets/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role != Role.Ingest && (StoreOf(request) is not { } store || SheetColumns.MaySee(caller, store)),
            _ => ReadAsync(request, id, cancellationToken),
            cancellationToken);

    private static StoreId? StoreOf(HttpRequest request) => request.Query["store"].ToString() is { Length: > 0 } store ? RequestIds.Store(store) : null;

    private async Task<IResult> ReadAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var month = request.Query["month"].ToString() is { Length: > 0 } asked ? RequestIds.Month(asked) : (YearMonth?)null;
        var sheet = RequestIds.Sheet(id);
        RatingSheet? found;
        if (StoreOf(request) is { } storeId)
        {
            if (await stores.FindAsync(storeId, cancellationToken) is not { } store)
            {
                return Problems.NotFound($"There is no store '{storeId}'.");
            }

            found = await monthSheets.FindAsync(new StoreMonth(storeId, month ?? time.Now().InZone(store.Zone).Date.ToYearMonth()), sheet, cancellationToken);
        }
        else
        {
            found = month is { } inMonth ? (await sheets.FindForMonthAsync(sheet, inMonth, cancellationToken))?.Document : await sheets.FindNewestAsync(sheet, cancellationToken);
        }

        return found is null
            ? Problems.NotFound($"There is no rating sheet '{id}' then. Save one with PUT /api/sheets/{id}.")
            : Results.Json(SheetJson.Of(found), ApiJson.Options);
    }
}
