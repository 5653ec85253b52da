using KpiFunctions.Domain;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Scores;

/// <summary>One person's score of a month, with <c>?lang=</c> in words too.</summary>
public sealed class GetStaffScoreEndpoint(ApiGate gate, StoreDirectory stores, ScoreQuery scores)
{
    [Function(nameof(GetStaffScoreEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scores/{store}/{month}/{staff}")] HttpRequest request,
        string store,
        string month,
        string staff,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MayReadScores(RequestIds.Store(store), RequestIds.Staff(staff)),
            _ => ReadAsync(store, month, staff, RequestIds.Language(request.Query["lang"]), cancellationToken),
            cancellationToken);

    private async Task<IResult> ReadAsync(string store, string month, string staff, Language? language, CancellationToken cancellationToken) =>
        await stores.FindAsync(RequestIds.Store(store), cancellationToken) is { } found
        && await scores.ReadStaffAsync(found, RequestIds.Month(month), RequestIds.Staff(staff), language, cancellationToken) is { } score
            ? Results.Bytes(score, ApiJson.ContentType)
            : Problems.NotFound($"There is no score of '{staff}' in store '{store}' for {month}.");
}
