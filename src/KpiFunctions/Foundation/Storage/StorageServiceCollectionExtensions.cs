using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using KpiFunctions.Foundation.Health;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Foundation.Storage;

/// <summary>Registers the clients of the storage account, in the same two ways as the Functions host: a connection string, or addresses and the app's identity.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>The setting that holds the connection string, or the section of the addresses.</summary>
    private const string Connection = "Storage";

    /// <summary>Where the Functions host keeps its locks.</summary>
    private const string HostContainer = "azure-webjobs-hosts";

    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section);
        services.AddSingleton<StorageTransactionCounter>();
        services.AddSingleton<Tables>();
        services.AddHostedService<TableSetup>();
        services.AddSingleton<WriteOnceContainer>();
        services.AddHostedService(provider => provider.GetRequiredService<WriteOnceContainer>());
        services.AddSingleton(provider => Client(
            provider, configuration, new TableClientOptions(), "tableServiceUri", (connection, o) => new TableServiceClient(connection, o), (at, who, o) => new TableServiceClient(at, who, o)));

        // Messages go as they are; host.json says the same to the triggers.
        services.AddSingleton(provider => Client(
            provider,
            configuration,
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None },
            "queueServiceUri",
            (connection, o) => new QueueServiceClient(connection, o),
            (at, who, o) => new QueueServiceClient(at, who, o)));
        services.AddSingleton(provider => Client(
            provider, configuration, new BlobClientOptions(), "blobServiceUri", (connection, o) => new BlobServiceClient(connection, o), (at, who, o) => new BlobServiceClient(at, who, o)));

        // A read that finds nothing is an answer too.
        services.AddProbe("tables", provider => async token =>
        {
            await provider.GetRequiredService<Tables>().Stores.FindAsync("health", "health", token);
            return null;
        });
        return services.AddProbe("blobs", provider => async token =>
        {
            await provider.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(HostContainer).ExistsAsync(token);
            return null;
        });
    }

    private static TClient Client<TClient, TOptions>(
        IServiceProvider provider,
        IConfiguration configuration,
        TOptions options,
        string address,
        Func<string, TOptions, TClient> byConnection,
        Func<Uri, TokenCredential, TOptions, TClient> byIdentity)
        where TOptions : ClientOptions
    {
        options.AddPolicy(provider.GetRequiredService<StorageTransactionCounter>(), HttpPipelinePosition.PerRetry);
        foreach (var policy in provider.GetServices<HttpPipelinePolicy>())
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }

        return configuration[Connection] is { Length: > 0 } connection
            ? byConnection(connection, options)
            : byIdentity(Address(configuration, address), provider.GetRequiredService<TokenCredential>(), options);
    }

    private static Uri Address(IConfiguration configuration, string key) =>
        configuration[$"{Connection}:{key}"] is { Length: > 0 } address
            ? new Uri(address)
            : throw new InvalidOperationException(
                $"Say where the storage account is: set {Connection} to a connection string, or {Connection}__{key} to its address to use the app's identity.");
}
