using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues.Storage;

namespace Azure.Storage.Queues;

/// <summary>Options of <see cref="QueueServiceClient"/> and <see cref="QueueClient"/>. Five retries unless <see cref="ClientOptions.Retry"/> says otherwise.</summary>
public class QueueClientOptions : ClientOptions
{
    public QueueClientOptions() => Retry.MaxRetries = 5;

    /// <summary>Encoding of every body sent and received; <see cref="QueueMessageEncoding.None"/> by default.</summary>
    public QueueMessageEncoding MessageEncoding { get; set; }

    internal HttpPipeline Build(HttpPipelinePolicy authentication) => HttpPipelineBuilder.Build(new HttpPipelineOptions(this)
    {
        PerRetryPolicies = { authentication },
        RequestFailedDetailsParser = new StorageErrorParser(),
    });
}
