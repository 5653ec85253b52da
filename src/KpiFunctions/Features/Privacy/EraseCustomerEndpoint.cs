using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Privacy;

/// <summary>Erases a customer's number and words now, at the customer's wish.</summary>
public sealed class EraseCustomerEndpoint(ApiGate gate, CustomerErasure erasure)
{
    [Function(nameof(EraseCustomerEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "customers/erase")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Supervisor or Role.Admin,
            async caller =>
            {
                var erase = (await Body.ReadAsync<EraseCustomerJson>(request, cancellationToken)).ToRequest();
                return erase.NeverTextAgain && caller.Role != Role.Admin
                    ? Problems.Problem(StatusCodes.Status403Forbidden, "forbidden", "An opt-out reaches all stores, so only an administrator adds one. Leave neverTextAgain out, or ask an administrator.")
                    : erase.Store is { } store && !caller.MaySupervise(store)
                    ? Problems.Forbidden()
                    : Results.Json(await erasure.EraseAsync(erase, caller, cancellationToken), ApiJson.Options);
            },
            cancellationToken);
}
