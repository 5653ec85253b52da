using KpiFunctions.Foundation.Messaging;
using Microsoft.Extensions.Hosting;

namespace KpiFunctions.Foundation.Storage;

/// <summary>Makes the tables and queues before the first function runs. Those that are there already stay as they are.</summary>
internal sealed class StorageSetup(Tables tables, Queues queues) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(
        tables.All.Select(t => (Task)t.CreateIfNotExistsAsync(cancellationToken))
            .Concat(queues.All.Select(q => (Task)q.Client.CreateIfNotExistsAsync(cancellationToken: cancellationToken))));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
