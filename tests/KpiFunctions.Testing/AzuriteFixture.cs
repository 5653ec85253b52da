using KpiFunctions.LocalHost.Storage;
using Xunit;

namespace KpiFunctions.Testing;

/// <summary>
/// A storage emulator in memory, started once for all test classes of a test process, as a class fixture or a collection fixture.
/// It ends with the test process. When it cannot start, the tests fail with what to install; none is skipped.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private static readonly Lazy<Task<AzuriteProcess>> Shared = new(() => AzuriteProcess.StartAsync(new AzuriteOptions(), CancellationToken.None));

    /// <summary>Connection string of the emulator's account; other tests use the same account, so take a prefix of your own.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>A random prefix that is valid in names of tables and of queues.</summary>
    public static string NewPrefix() => "t" + Guid.NewGuid().ToString("N")[..12];

    public async Task InitializeAsync() => ConnectionString = (await Shared.Value).ConnectionString;

    public Task DisposeAsync() => Task.CompletedTask;
}
