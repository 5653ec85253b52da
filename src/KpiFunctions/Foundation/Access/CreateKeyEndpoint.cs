using KpiFunctions.Domain;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Foundation.Access;

/// <summary>Makes an API key and shows it, once.</summary>
public sealed class CreateKeyEndpoint(ApiGate gate, ApiKeyStore keys)
{
    [Function(nameof(CreateKeyEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "keys")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(request, caller => caller.Role == Role.Admin, caller => CreateAsync(request, caller, cancellationToken), cancellationToken);

    private async Task<IResult> CreateAsync(HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var (key, owner) = (ApiKey.New(), (await Body.ReadAsync<NewKeyJson>(request, cancellationToken)).ToCaller());
        await caller.Audit.ChangesAsync(
            before: null,
            new { key.Id, owner.Name, owner.Role, Stores = owner.Stores.Select(s => s.Value), Staff = owner.Staff?.Value },
            cancellationToken,
            owner.Stores is [var one] ? one : null);
        await keys.AddAsync(key, owner, cancellationToken);
        return Results.Json(new { Key = key.Text }, ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <param name="Name">Whom or what the key is for.</param>
    /// <param name="Stores">Stores the key is limited to; all when left out.</param>
    /// <param name="Staff">The person, for the role staff; for a supervisor who is measured too, so that nobody judges in the own case.</param>
    private sealed record NewKeyJson(string Name, Role Role, IReadOnlyList<string>? Stores = null, string? Staff = null)
    {
        internal Caller ToCaller()
        {
            var stores = (Stores ?? []).Select(RequestIds.Store).ToList();
            StaffId? staff = Staff is null ? null : RequestIds.Staff(Staff);
            if (Name.Trim().Length is 0 or > 100)
            {
                throw new ProblemException(Problems.Invalid("A key has a name of 1 to 100 characters that says whom it is for."));
            }

            if (Role == Role.Staff && (staff is null || stores.Count != 1))
            {
                throw new ProblemException(Problems.Invalid("A key with the role staff names one store and one person."));
            }

            if (staff is not null && Role is not (Role.Staff or Role.Supervisor))
            {
                throw new ProblemException(Problems.Invalid("Only keys with the roles staff and supervisor name a person."));
            }

            return new Caller(Name.Trim(), Role, stores, staff);
        }
    }
}
