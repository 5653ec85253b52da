using KpiFunctions.Foundation.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Calls;

/// <summary>Makes telephone calls of surveys to which nothing came.</summary>
public sealed class RaiseCallsWorker(CallbackRaiser raiser, DeadLetterStore deadLetters)
{
    [Function(nameof(RaiseCallsWorker))]
    public Task Run([QueueTrigger("%RaiseCallsQueue%", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        deadLetters.ReadAsync<RaiseCallsMessage>(nameof(RaiseCallsWorker), message, raiser.RaiseAsync, cancellationToken);
}
