using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Sms.Console;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.LocalHost.Simulation;
using KpiFunctions.LocalHost.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace KpiFunctions.LocalHost.App;

/// <summary>The app on a virtual clock, with simulated customers at the other end of its texts. No text ever leaves, whatever the settings say.</summary>
internal sealed class ReplaySession : IAsyncDisposable
{
    private readonly ReplayInput _input;
    private readonly HttpClient _http;
    private readonly VirtualClock _clock;
    private readonly SimulatedCustomers _customers;
    private readonly ReplaySmsSink _sink;
    private readonly HostJson _hostJson;
    private readonly IConfiguration _settings;

    private ReplaySession(ReplayInput input, LocalApplication application, VirtualClock clock, SimulatedCustomers customers, ReplaySmsSink sink, HostJson hostJson, IConfiguration settings)
    {
        _input = input;
        Application = application;
        _clock = clock;
        _customers = customers;
        _sink = sink;
        _hostJson = hostJson;
        _settings = settings;
        _http = new HttpClient { BaseAddress = application.Address };
    }

    public LocalApplication Application { get; }

    /// <summary>Starts the app on a storage, its clock one tick before the first order.</summary>
    /// <param name="add">What to add to the app's services.</param>
    /// <param name="more">Settings besides those of this machine.</param>
    public static async Task<ReplaySession> StartAsync(
        ReplayInput input,
        LocalStorage storage,
        int port,
        TextWriter output,
        CancellationToken cancellationToken,
        Action<IServiceCollection>? add = null,
        IEnumerable<KeyValuePair<string, string?>>? more = null)
    {
        var settings = LocalSettings.Load([.. more ?? [], new(FunctionCatalog.StorageConnection, storage.ConnectionString), new(KpiApp.Gateway, "console")]);
        var clock = new VirtualClock((Ticks.AtOrAfter(input.Start) - Ticks.Length).ToDateTimeOffset());
        var customers = new SimulatedCustomers(input.Replies);
        var sink = new ReplaySmsSink(customers, new ConsoleSmsPrinter(output));
        var hostJson = KpiApp.ReadHostJson();
        var application = await LocalApplication.StartAsync(
            new LocalApplicationOptions
            {
                Configuration = settings,
                Clock = clock,
                FunctionTypes = KpiApp.FunctionTypes,
                AddApp = services =>
                {
                    services.AddKpiFunctions(settings).RemoveAll<IConsoleSmsSink>().AddSingleton<IConsoleSmsSink>(sink);
                    add?.Invoke(services);
                },
                HostJson = hostJson,
                Port = port,
                LogLevel = LogLevel.Warning,
            },
            cancellationToken);
        return new ReplaySession(input, application, clock, customers, sink, hostJson, settings);
    }

    /// <summary>Plays the records, from the first order to <paramref name="until"/>.</summary>
    /// <exception cref="BadInputException">The app refuses the scheme, a store or a whole import.</exception>
    public async Task<ReplayResult> RunAsync(Instant until, Redelivery? redelivery, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        var services = Application.Services;
        _http.DefaultRequestHeaders.Add(ApiGate.KeyHeader, await DevelopmentKey.CreateAsync(services.GetRequiredService<ApiKeyStore>(), "replay", cancellationToken));
        await foreach (var text in ActivatorUtilities.CreateInstance<StoredSentTexts>(services).ListAsync(cancellationToken))
        {
            _customers.TextSent(text);
        }

        var stage = new ReplayStage
        {
            Application = Application,
            Api = new ReplayApi(_http),
            Clock = _clock,
            Customers = _customers,
            Ledger = new TransactionLedger(services.GetRequiredService<StorageTransactionCounter>()),
            SmsReceivedQueue = _settings[KpiApp.SmsReceivedQueue]!,
            Base64 = _hostJson.Base64,
            Redelivery = redelivery,
        };
        return await new ReplayRunner(_input, stage).RunAsync(until, progress, cancellationToken);
    }

    /// <summary>Ends the simulation: the clock is the one on the wall, and texts are printed.</summary>
    public void GoLive()
    {
        _clock.FollowRealTime(TimeProvider.System);
        _sink.GoLive();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Application.DisposeAsync();
    }
}
