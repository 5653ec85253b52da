using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Stores;

/// <summary>Creates or changes a store.</summary>
public sealed class PutStoreEndpoint(
    ApiGate gate, StoreDirectory stores, SchemeStore schemes, QuestionnaireStore questionnaires, StoreStart start, OpeningHoursRule openingHours, IRecordPlacement placement, TimeProvider time)
{
    [Function(nameof(PutStoreEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "stores/{store}")] HttpRequest request, string store, CancellationToken cancellationToken) =>
        gate.HandleAsync(request, caller => caller.Role == Role.Admin, caller => SaveAsync(request, store, caller, cancellationToken), cancellationToken);

    private async Task<IResult> SaveAsync(HttpRequest request, string id, Caller caller, CancellationToken cancellationToken)
    {
        var body = await Body.ReadAsync<StoreJson>(request, cancellationToken);
        var before = await stores.ReadAsync(RequestIds.Store(id), cancellationToken);
        var store = body.ToStore(RequestIds.Store(id), before, time.Now());
        await schemes.RequireAsync(store.SchemeId, cancellationToken);
        await questionnaires.RequireAsync(store.Questionnaire, cancellationToken);
        await start.RequireMovableAsync(before, store, cancellationToken);
        await openingHours.RequireAsync(store, cancellationToken);
        store = await start.WithEarlierZonesAsync(before, store, cancellationToken);
        await caller.Audit.ChangesAsync(before is null ? null : StoreJson.Of(before), StoreJson.Of(store), cancellationToken);
        await stores.SaveAsync(store, cancellationToken);
        await placement.PlaceAsync(store, cancellationToken);
        return Results.Json(StoreJson.Of(store), ApiJson.Options);
    }
}
