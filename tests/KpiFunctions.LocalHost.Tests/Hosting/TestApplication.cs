using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.LocalHost.Tests.Hosting;

/// <summary>Test functions running in the local host, on queues of their own.</summary>
internal sealed class TestApplication : IAsyncDisposable
{
    private readonly string _queue = AzuriteFixture.NewPrefix();

    private TestApplication(string connectionString)
    {
        Configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage"] = connectionString,
            ["TextQueue"] = _queue,
            ["QuarterSchedule"] = "0 */15 * * * *",
        }).Build();
    }

    public IConfiguration Configuration { get; }

    public Recorder Recorder { get; } = new();

    public LocalApplication Application { get; private set; } = null!;

    /// <summary>The queue of the text functions, through a client of this process as an app has it.</summary>
    public QueueClient Queue => Application.Services.GetRequiredService<QueueServiceClient>().GetQueueClient(_queue);

    public QueueClient PoisonQueue => Application.Services.GetRequiredService<QueueServiceClient>().GetQueueClient($"{_queue}-poison");

    public HttpClient Http { get; } = new();

    public static async Task<TestApplication> StartAsync(AzuriteFixture azurite, HostJson? hostJson = null, TimeProvider? clock = null, params Type[] functions)
    {
        var test = new TestApplication(azurite.ConnectionString);
        test.Application = await LocalApplication.StartAsync(
            new LocalApplicationOptions
            {
                Configuration = test.Configuration,
                Clock = clock ?? TimeProvider.System,
                FunctionTypes = functions,
                AddApp = services => services
                    .AddSingleton(test.Recorder)
                    .AddSingleton<StorageTransactionCounter>()
                    .AddSingleton(provider =>
                    {
                        var options = new QueueClientOptions();
                        options.AddPolicy(provider.GetRequiredService<HttpPipelinePolicy>(), HttpPipelinePosition.PerRetry);
                        return new QueueServiceClient(azurite.ConnectionString, options);
                    }),
                HostJson = hostJson ?? HostJson.Default with { Base64 = false },
                LogLevel = LogLevel.None,
            },
            default);
        test.Http.BaseAddress = test.Application.Address;
        return test;
    }

    public QueueDrain Drain(Redelivery? redelivery = null) => new(Application.Channels, redelivery);

    public async Task SendAsync(params string[] messages)
    {
        foreach (var message in messages)
        {
            await Queue.SendMessageAsync(message);
        }
    }

    public async Task<IReadOnlyList<string>> PoisonAsync() =>
        [.. (await PoisonQueue.PeekMessagesAsync(32)).Value.Select(m => m.MessageText)];

    /// <summary>How often a queue was asked for messages.</summary>
    public long Polls() => Application.Services.GetRequiredService<StorageTransactionCounter>().Snapshot().Where(t => t.Key.IsPoll).Sum(t => t.Value);

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return Application.DisposeAsync();
    }
}
