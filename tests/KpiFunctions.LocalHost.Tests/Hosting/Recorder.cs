using System.Collections.Concurrent;

namespace KpiFunctions.LocalHost.Tests.Hosting;

/// <summary>Remembers what test functions were called with, and does what a test wants them to do.</summary>
public sealed class Recorder
{
    private readonly ConcurrentQueue<string> _calls = [];

    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>Runs in every recorded call; throwing fails the function.</summary>
    public Func<string, CancellationToken, Task> Behaviour { get; set; } = (_, _) => Task.CompletedTask;

    public Task RecordAsync(string call, CancellationToken cancellationToken)
    {
        _calls.Enqueue(call);
        return Behaviour(call, cancellationToken);
    }
}
