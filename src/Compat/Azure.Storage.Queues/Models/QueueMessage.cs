namespace Azure.Storage.Queues.Models;

/// <summary>A message taken from a queue; it is ours until <see cref="NextVisibleOn"/>.</summary>
public class QueueMessage
{
    internal QueueMessage(
        string messageId, string popReceipt, BinaryData body, long dequeueCount, DateTimeOffset insertedOn, DateTimeOffset nextVisibleOn, DateTimeOffset expiresOn)
    {
        MessageId = messageId;
        PopReceipt = popReceipt;
        Body = body;
        DequeueCount = dequeueCount;
        InsertedOn = insertedOn;
        NextVisibleOn = nextVisibleOn;
        ExpiresOn = expiresOn;
    }

    public string MessageId { get; }

    /// <summary>What deleting or updating the message asks for; each update makes a new one.</summary>
    public string PopReceipt { get; }

    /// <summary>The decoded body.</summary>
    public BinaryData Body { get; }

    public string MessageText => Body.ToString();

    /// <summary>How often the message was received, this time included.</summary>
    public long DequeueCount { get; }

    public DateTimeOffset? InsertedOn { get; }

    public DateTimeOffset? NextVisibleOn { get; }

    public DateTimeOffset? ExpiresOn { get; }
}
