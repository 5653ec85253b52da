using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime.Text;

namespace KpiFunctions.Features.Stores;

/// <summary>The version of a store's table that is in force this month, or in the one that is asked for.</summary>
public sealed class GetStoreTableEndpoint(ApiGate gate, StoreDirectory stores, StoreTableStore tables, TimeProvider time)
{
    [Function(nameof(GetStoreTableEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "stores/{store}/tables/{table}")] HttpRequest request,
        string store,
        string table,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(request, caller => caller.MaySupervise(RequestIds.Store(store)), _ => ReadAsync(request, store, table, cancellationToken), cancellationToken);

    private async Task<IResult> ReadAsync(HttpRequest request, string id, string word, CancellationToken cancellationToken)
    {
        var kind = StoreTableIntake.KindOf(word);
        if (await stores.FindAsync(RequestIds.Store(id), cancellationToken) is not { } store)
        {
            return Problems.NotFound($"There is no store '{id}'.");
        }

        var month = request.Query["month"].ToString() is { Length: > 0 } asked ? RequestIds.Month(asked) : time.Now().InZone(store.Zone).Date.ToYearMonth();
        return await tables.FindInForceAsync(store.Id, kind, month, cancellationToken) is { } found
            ? Results.Bytes(StoreTableJson.Write(store.Id, found.Table), ApiJson.ContentType)
            : Problems.NotFound($"Store '{store.Id}' has no table of {word} in {YearMonthPattern.Iso.Format(month)}. Save one with PUT /api/stores/{store.Id}/tables/{word}?validFrom={YearMonthPattern.Iso.Format(month)}.");
    }
}
