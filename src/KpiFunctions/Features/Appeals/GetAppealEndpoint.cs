using KpiFunctions.Domain.Appeals;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Appeals;

/// <summary>One appeal, with its decision and the difference that it made. Staff see their own.</summary>
public sealed class GetAppealEndpoint(ApiGate gate, AppealStore appeals, StoreDirectory stores)
{
    [Function(nameof(GetAppealEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "appeals/{store}/{id}")] HttpRequest request,
        string store,
        string id,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)) || (caller.StaffIn(RequestIds.Store(store)) is { } staff && caller.MayReadScores(RequestIds.Store(store), staff)),
            async caller => AppealId.TryParse(id, out var appealId)
                && await appeals.FindAsync(RequestIds.Store(store), appealId, cancellationToken) is { } stored
                && caller.MayReadScores(RequestIds.Store(store), stored.Appeal.StaffId)
                ? Results.Json(AppealView.Of(stored, (await stores.GetAsync(stored.Appeal.Month.StoreId, cancellationToken)).Zone), ApiJson.Options)
                : Problems.NotFound($"There is no appeal '{id}' of yours in store '{store}'."),
            cancellationToken);
}
