using KpiFunctions.Domain.Appeals;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace KpiFunctions.Features.Appeals;

/// <summary>Appeals of a store by month; staff see their own. With <c>?state=</c> only those that stand so.</summary>
public sealed class ListAppealsEndpoint(ApiGate gate, AppealStore appeals, StoreDirectory stores)
{
    [Function(nameof(ListAppealsEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "appeals/{store}")] HttpRequest request, string store, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(RequestIds.Store(store)) || (caller.StaffIn(RequestIds.Store(store)) is { } staff && caller.MayReadScores(RequestIds.Store(store), staff)),
            caller => ListAsync(request, store, caller, cancellationToken),
            cancellationToken);

    private async Task<IResult> ListAsync(HttpRequest request, string store, Caller caller, CancellationToken cancellationToken)
    {
        var storeId = RequestIds.Store(store);
        var only = caller.MaySupervise(storeId) ? null : caller.StaffIn(storeId);
        var page = await appeals.ListAsync(storeId, only, StateOf(request.Query["state"].ToString()), PageRequest.Of(request), cancellationToken);
        var zone = (await stores.FindAsync(storeId, cancellationToken))?.Zone ?? DateTimeZone.Utc;
        return Results.Json(new { Items = page.Items.Select(a => AppealView.Of(a, zone)), page.Continuation }, ApiJson.Options);
    }

    private static AppealState? StateOf(string text) => text.Length == 0 ? null
        : Enum.TryParse<AppealState>(text, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state
        : throw new ProblemException(Problems.Invalid($"'{text}' is no state of an appeal. Ask for filed, rejected, upheld or applied."));
}
