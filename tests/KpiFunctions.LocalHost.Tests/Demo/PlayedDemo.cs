using KpiFunctions.LocalHost.App;
using KpiFunctions.LocalHost.Demo;
using KpiFunctions.LocalHost.Simulation;
using KpiFunctions.LocalHost.Storage;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.LocalHost.Tests.Demo;

/// <summary>The demo month, played through the real app to its end, once for all tests that look at it.</summary>
public sealed class PlayedDemo : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("demo");
    private LocalStorage? _storage;
    private ReplaySession? _session;
    private ReplayInput? _input;
    private ReplayResult? _result;

    internal CollectedLogs Logs { get; } = new();

    internal ReplayInput Input => _input!;

    internal ReplaySession Session => _session!;

    internal ReplayResult Result => _result!;

    public async Task InitializeAsync()
    {
        _input = await ReplayParser.ReadAsync(DemoMonth.CreateFiles(), default);
        _storage = await LocalStorage.StartOwnAsync(DataFolder.Open(_folder.FullName), _ => { }, default);
        _session = await ReplaySession.StartAsync(
            _input, _storage, port: 0, TextWriter.Null, default, services => services.AddLogging(l => l.AddProvider(Logs).AddFilter<CollectedLogs>(null, LogLevel.Trace)));
        _result = await _session.RunAsync(DemoMonth.Until, redelivery: null, progress: null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_session is not null)
        {
            await _session.DisposeAsync();
        }

        if (_storage is not null)
        {
            await _storage.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}

/// <summary>Tests that share the played month.</summary>
[CollectionDefinition(nameof(PlayedDemo))]
public sealed class PlayedDemoCollection : ICollectionFixture<PlayedDemo>;
