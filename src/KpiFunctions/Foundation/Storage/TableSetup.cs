using Microsoft.Extensions.Hosting;

namespace KpiFunctions.Foundation.Storage;

/// <summary>
/// Makes the tables before the app takes work: the worker and the web server start with the other services, after all that is done here.
/// Tables that are there already stay as they are.
/// </summary>
internal sealed class TableSetup(Tables tables) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(tables.All.Select(t => (Task)t.CreateIfNotExistsAsync(cancellationToken)));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
