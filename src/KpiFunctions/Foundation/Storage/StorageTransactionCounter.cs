using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Azure.Core;
using Azure.Core.Pipeline;
using KpiFunctions.Foundation.Telemetry;

namespace KpiFunctions.Foundation.Storage;

/// <summary>
/// Counts the transactions that the storage account bills: one for each request that reaches it, retries included, a batch being one.
/// Sits behind the retry policy of every table and queue client.
/// </summary>
public sealed class StorageTransactionCounter : HttpPipelinePolicy
{
    private readonly ConcurrentDictionary<StorageTransaction, long> _counts = new();
    private readonly Counter<long> _transactions;

    public StorageTransactionCounter(IMeterFactory meters) =>
        _transactions = meters.Create(Signals.Name).CreateCounter<long>(
            "kpi.storage.transactions", "{transaction}", "Requests that the storage account bills, by table or queue and verb.");

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

    private void Count(Request request)
    {
        var transaction = StorageTransaction.Of(request);
        _counts.AddOrUpdate(transaction, 1, static (_, count) => count + 1);
        _transactions.Add(1, new("resource", transaction.Resource), new KeyValuePair<string, object?>("verb", transaction.Verb));
    }
}
