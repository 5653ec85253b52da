using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Contacts;

/// <summary>A person records that a customer wants no texts: what was said on the telephone, or in words that no machine is sure about.</summary>
public sealed class RecordOptOutEndpoint(ApiGate gate, OptOutRecorder recorder)
{
    [Function(nameof(RecordOptOutEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contacts/opt-out")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Supervisor or Role.Admin,
            async caller => await recorder.RecordAsync(await Body.ReadAsync<OptOutJson>(request, cancellationToken), caller, cancellationToken),
            cancellationToken);
}
