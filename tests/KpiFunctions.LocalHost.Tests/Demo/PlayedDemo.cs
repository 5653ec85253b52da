using KpiFunctions.LocalHost.App;
using KpiFunctions.LocalHost.Demo;
using KpiFunctions.LocalHost.Simulation;
using KpiFunctions.LocalHost.Storage;
using KpiFunctions.Testing;
using KpiFunctions.Testing.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace KpiFunctions.LocalHost.Tests.Demo;

/// <summary>The demo month, played through the real app to its end, once for all tests that look at it.</summary>
public sealed class PlayedDemo : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("demo");
    private OtlpCollector? _collector;
    private LocalStorage? _storage;
    private ReplaySession? _session;
    private ReplayInput? _input;
    private ReplayResult? _result;

    internal CollectedLogs Logs { get; } = new();

    /// <summary>Where the app's telemetry goes; complete once <see cref="Flush"/> is done.</summary>
    internal OtlpCollector Collector => _collector!;

    internal ReplayInput Input => _input!;

    internal ReplaySession Session => _session!;

    internal ReplayResult Result => _result!;

    public async Task InitializeAsync()
    {
        _input = await ReplayParser.ReadAsync(DemoMonth.CreateFiles(), default);
        _collector = await OtlpCollector.StartAsync();
        _storage = await LocalStorage.StartOwnAsync(DataFolder.Open(_folder.FullName), _ => { }, default);
        _session = await ReplaySession.StartAsync(
            _input,
            _storage,
            port: 0,
            TextWriter.Null,
            default,
            services => services.AddLogging(l => l.AddProvider(Logs).AddFilter<CollectedLogs>(null, LogLevel.Trace)),
            [.. _collector.Settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)), new("MeasureQueuesSchedule", "0 0 * * * *")]);
        _result = await _session.RunAsync(DemoMonth.Until, redelivery: null, progress: null, CancellationToken.None);
    }

    /// <summary>Sends what the app still holds back.</summary>
    internal void Flush()
    {
        var services = Session.Application.Services;
        Assert.True(services.GetRequiredService<TracerProvider>().ForceFlush());
        Assert.True(services.GetRequiredService<MeterProvider>().ForceFlush());
        Assert.True(services.GetRequiredService<LoggerProvider>().ForceFlush());
    }

    public async Task DisposeAsync()
    {
        if (_session is not null)
        {
            await _session.DisposeAsync();
        }

        if (_collector is not null)
        {
            await _collector.DisposeAsync();
        }

        if (_storage is not null)
        {
            await _storage.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}

/// <summary>
/// Tests that share the played month. They run alone: a collector gets what every app in its process tells of itself, and the figures are compared
/// with this month's.
/// </summary>
[CollectionDefinition(nameof(PlayedDemo), DisableParallelization = true)]
public sealed class PlayedDemoCollection : ICollectionFixture<PlayedDemo>;
