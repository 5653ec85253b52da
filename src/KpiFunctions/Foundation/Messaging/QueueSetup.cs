using Microsoft.Extensions.Hosting;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>
/// Makes the queues before the app takes work, the poison queues among them: the Functions host makes those only when it needs one, and until
/// then warns several times a second that it cannot read them.
/// </summary>
internal sealed class QueueSetup(Queues queues) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(queues.All.SelectMany(q => new[] { q.Client, q.Poison }).Select(c => (Task)c.CreateIfNotExistsAsync(cancellationToken: cancellationToken)));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
