using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Foundation.Access;

/// <summary>Makes an API key and shows it, once.</summary>
public sealed class CreateKeyEndpoint(ApiGate gate, ApiKeyStore keys, TimeProvider time)
{
    [Function(nameof(CreateKeyEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "keys")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(request, caller => caller.Role == Role.Admin, caller => CreateAsync(request, caller, cancellationToken), cancellationToken);

    private async Task<IResult> CreateAsync(HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var (key, owner) = (ApiKey.New(), (await Body.ReadAsync<NewKeyJson>(request, cancellationToken)).ToCaller(time.GetUtcNow()));
        await caller.Audit.ChangesAsync(
            before: null,
            new { key.Id, owner.Name, owner.Role, Stores = owner.Stores.Select(s => s.Value), owner.IsEverywhere, People = owner.People.Select(p => p.ToString()), owner.ExpiresAt },
            cancellationToken,
            owner.Stores is [var one] ? one : null);
        await keys.AddAsync(key, owner, cancellationToken);
        return Results.Json(new { Key = key.Text }, ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
