using Azure.Storage.Queues;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>Looks how full the queues are, those of failed messages above all. Only when anybody listens.</summary>
public sealed class QueueMeasurement(Queues queues, MessageMetrics metrics)
{
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        if (metrics.MeasuresQueues)
        {
            await Task.WhenAll(queues.All.SelectMany(q => new[] { q.Client, q.Poison }).Select(q => MeasureAsync(q, cancellationToken)));
        }
    }

    private async Task MeasureAsync(QueueClient queue, CancellationToken cancellationToken)
    {
        var properties = await queue.GetPropertiesAsync(cancellationToken);
        metrics.Queue(queue.Name, properties.Value.ApproximateMessagesCountLong);
    }
}
