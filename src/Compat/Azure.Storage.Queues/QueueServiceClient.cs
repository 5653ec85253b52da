using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues.Storage;

namespace Azure.Storage.Queues;

/// <summary>The queue service of one storage account; its queues share one pipeline.</summary>
public class QueueServiceClient
{
    private const string TokenScope = "https://storage.azure.com/.default";

    private readonly HttpPipeline _pipeline;
    private readonly QueueMessageEncoding _encoding;

    /// <exception cref="FormatException">The connection string lacks a part; the message names it.</exception>
    public QueueServiceClient(string connectionString, QueueClientOptions? options = null)
        : this(StorageConnectionString.Parse(connectionString), options)
    {
    }

    public QueueServiceClient(Uri serviceUri, StorageSharedKeyCredential credential, QueueClientOptions? options = null)
        : this(serviceUri, new StorageSharedKeyPolicy(credential), options)
    {
    }

    public QueueServiceClient(Uri serviceUri, TokenCredential credential, QueueClientOptions? options = null)
        : this(serviceUri, new BearerTokenAuthenticationPolicy(credential, TokenScope), options)
    {
    }

    private QueueServiceClient(StorageConnectionString connection, QueueClientOptions? options)
        : this(connection.QueueEndpoint, new StorageSharedKeyPolicy(connection.Credential), options)
    {
    }

    private QueueServiceClient(Uri serviceUri, HttpPipelinePolicy authentication, QueueClientOptions? options)
    {
        options ??= new QueueClientOptions();
        Uri = serviceUri;
        _pipeline = options.Build(authentication);
        _encoding = options.MessageEncoding;
    }

    public Uri Uri { get; }

    /// <summary>A client for one queue; nothing is sent yet.</summary>
    public QueueClient GetQueueClient(string queueName) => new(_pipeline, Uri, queueName, _encoding);
}
