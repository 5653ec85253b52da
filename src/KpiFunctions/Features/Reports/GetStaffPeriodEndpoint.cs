using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Reports;

/// <summary>One person's quarter, half-year or year.</summary>
public sealed class GetStaffPeriodEndpoint(ApiGate gate, StoreDirectory stores, PeriodReport periods)
{
    [Function(nameof(GetStaffPeriodEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "periods/{store}/{period}/{staff}")] HttpRequest request,
        string store,
        string period,
        string staff,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MayReadScores(RequestIds.Store(store), RequestIds.Staff(staff)),
            _ => ReadAsync(store, period, staff, cancellationToken),
            cancellationToken);

    private async Task<IResult> ReadAsync(string store, string period, string staff, CancellationToken cancellationToken) =>
        await stores.FindAsync(RequestIds.Store(store), cancellationToken) is { } found
        && await periods.ReadStaffAsync(found, RequestIds.Period(period), RequestIds.Staff(staff), cancellationToken) is { } score
            ? Results.Bytes(score, ApiJson.ContentType)
            : Problems.NotFound($"There is no closed result of '{staff}' in store '{store}' for {period}.");
}
