namespace Azure.Storage.Queues.Models;

/// <summary>Properties of a queue.</summary>
public class QueueProperties
{
    internal QueueProperties(int approximateMessagesCount) => ApproximateMessagesCount = approximateMessagesCount;

    /// <summary>At least the number of messages, hidden ones included.</summary>
    public int ApproximateMessagesCount { get; }
}
