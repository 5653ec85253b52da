using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>The function app, running in this process on one machine. HTTP functions answer from the start; queues and timers run when told to.</summary>
internal sealed class LocalApplication : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly List<GracefulService> _triggers = [];

    private LocalApplication(WebApplication web, FunctionCatalog catalog, HostJson settings)
    {
        _web = web;
        Catalog = catalog;
        QueueService = CreateQueueService(web.Services);
        var wakeUp = Services.GetRequiredService<QueueWakeUp>();
        var logger = Services.GetRequiredService<ILogger<QueueChannel>>();
        Channels = [.. catalog.Queues.Select(function => new QueueChannel(
            function, QueueService, new QueueInvoker(function.Method, Services, settings.Base64), settings, wakeUp, logger))];
        Timers = new TimerScheduler(catalog, Services, Services.GetRequiredService<ILogger<TimerScheduler>>());
    }

    public IServiceProvider Services => _web.Services;

    public FunctionCatalog Catalog { get; }

    /// <summary>Queues as they are on the wire: bodies are neither encoded nor decoded.</summary>
    public QueueServiceClient QueueService { get; }

    public IReadOnlyList<QueueChannel> Channels { get; }

    public TimerScheduler Timers { get; }

    /// <summary>Where the app answers.</summary>
    public Uri Address => new(_web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Builds the app, creates the queues of its functions and listens.</summary>
    /// <exception cref="EnvironmentException">The port is taken, a setting is missing or wrong, or the storage cannot be reached.</exception>
    public static async Task<LocalApplication> StartAsync(LocalApplicationOptions options, CancellationToken cancellationToken)
    {
        var catalog = FunctionCatalog.Of(options.FunctionTypes, options.Configuration);
        var web = Build(options);
        try
        {
            var application = new LocalApplication(web, catalog, options.HostJson);
            web.MapFunctions(catalog);
            await application.CreateQueuesAsync(cancellationToken);
            await web.StartAsync(cancellationToken);
            return application;
        }
        catch (IOException problem) when (problem.InnerException is AddressInUseException)
        {
            await web.DisposeAsync();
            throw new EnvironmentException(
                $"Port {options.Port} is in use, perhaps by another KpiFunctions or by 'func start'. Stop that, or choose another port with --port.", problem);
        }
        catch (OptionsValidationException problem)
        {
            await web.DisposeAsync();
            throw new EnvironmentException($"A setting is missing or wrong: {string.Join(' ', problem.Failures)} Settings stand in local.settings.json or in environment variables.", problem);
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts to serve queues and timers in real time.</summary>
    public async Task StartTriggersAsync(CancellationToken cancellationToken)
    {
        _triggers.Add(new QueuePoller(Channels, Services.GetRequiredService<ILogger<QueuePoller>>()));
        _triggers.Add(new TimerLoop(Timers, Services.GetRequiredService<TimeProvider>()));
        foreach (var trigger in _triggers)
        {
            await trigger.StartAsync(cancellationToken);
        }
    }

    /// <summary>Takes no new work and waits until the running functions have finished, at most for <paramref name="patience"/>.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        await Task.WhenAll([.. _triggers.Select(trigger => trigger.StopAsync(limit.Token)), _web.StopAsync(limit.Token)]);
    }

    public async ValueTask DisposeAsync()
    {
        _triggers.ForEach(trigger => trigger.Dispose());
        await _web.DisposeAsync();
    }

    private static WebApplication Build(LocalApplicationOptions options)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(options.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Logging.ClearProviders()
            .AddSimpleConsole(console => console.SingleLine = true)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(options.LogLevel)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            .AddFilter("Azure", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Services.AddSingleton(options.Clock);
        builder.Services.AddHttp();
        builder.Services.AddSingleton<QueueWakeUp>();
        builder.Services.AddSingleton<HttpPipelinePolicy>(services => services.GetRequiredService<QueueWakeUp>());
        options.AddApp(builder.Services);
        return builder.Build();
    }

    private static QueueServiceClient CreateQueueService(IServiceProvider services)
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        options.AddPolicy(services.GetRequiredService<QueueWakeUp>(), HttpPipelinePosition.PerRetry);
        options.AddPolicy(services.GetRequiredService<StorageTransactionCounter>(), HttpPipelinePosition.PerRetry);
        try
        {
            var connection = services.GetRequiredService<IConfiguration>()[FunctionCatalog.StorageConnection];
            return new QueueServiceClient(connection ?? throw new FormatException("it is missing."), options);
        }
        catch (FormatException problem)
        {
            throw new EnvironmentException($"The setting {FunctionCatalog.StorageConnection} is no storage connection string: {problem.Message}", problem);
        }
    }

    private async Task CreateQueuesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(Channels.Select(channel => channel.CreateIfNotExistsAsync(cancellationToken)));
        }
        catch (Exception problem) when (problem is RequestFailedException or AggregateException)
        {
            throw new EnvironmentException(
                $"The storage at {QueueService.Uri} cannot be used: {(problem as AggregateException)?.InnerExceptions[^1].Message ?? problem.Message} Check the setting {FunctionCatalog.StorageConnection}; "
                + "with UseDevelopmentStorage=true the local host brings its own storage.",
                problem);
        }
    }
}
