using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Foundation.Storage;

/// <summary>Registers the clients of the storage account, in the same two ways as the Functions host: a connection string, or addresses and the app's identity.</summary>
public static class StorageServiceCollectionExtensions
{
    private const string Connection = "Storage";

    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().BindConfiguration("Tables");
        services.AddSingleton<StorageTransactionCounter>();
        services.AddSingleton<Tables>();
        services.AddSingleton<StorageHealth>();
        services.AddHostedService<TableSetup>();
        services.AddSingleton(provider =>
        {
            var options = Configure(provider, new TableClientOptions());
            return configuration[Connection] is { Length: > 0 } connection
                ? new TableServiceClient(connection, options)
                : new TableServiceClient(Address(configuration, "tableServiceUri"), new DefaultAzureCredential(), options);
        });
        services.AddSingleton(provider =>
        {
            // Messages go as they are; host.json says the same to the triggers.
            var options = Configure(provider, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
            return configuration[Connection] is { Length: > 0 } connection
                ? new QueueServiceClient(connection, options)
                : new QueueServiceClient(Address(configuration, "queueServiceUri"), new DefaultAzureCredential(), options);
        });
        return services;
    }

    private static T Configure<T>(IServiceProvider provider, T options)
        where T : ClientOptions
    {
        options.AddPolicy(provider.GetRequiredService<StorageTransactionCounter>(), HttpPipelinePosition.PerRetry);
        foreach (var policy in provider.GetServices<HttpPipelinePolicy>())
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }

        return options;
    }

    private static Uri Address(IConfiguration configuration, string key) =>
        configuration[$"{Connection}:{key}"] is { Length: > 0 } address
            ? new Uri(address)
            : throw new InvalidOperationException(
                $"Say where the storage account is: set {Connection} to a connection string, or {Connection}__{key} to its address to use the app's identity.");
}
