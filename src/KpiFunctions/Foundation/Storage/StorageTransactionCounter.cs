using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace KpiFunctions.Foundation.Storage;

/// <summary>
/// Counts the transactions that the storage account bills: one for each request that reaches it, retries included, a batch being one.
/// Sits behind the retry policy of every table and queue client.
/// </summary>
public sealed class StorageTransactionCounter : HttpPipelinePolicy
{
    private readonly ConcurrentDictionary<StorageTransaction, long> _counts = new();

    /// <summary>Transactions so far, by what they did.</summary>
    public IReadOnlyDictionary<StorageTransaction, long> Snapshot() => new SortedDictionary<StorageTransaction, long>(_counts);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message.Request);
        ProcessNext(message, pipeline);
    }

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message.Request);
        return ProcessNextAsync(message, pipeline);
    }

    private void Count(Request request) => _counts.AddOrUpdate(StorageTransaction.Of(request), 1, static (_, count) => count + 1);
}
