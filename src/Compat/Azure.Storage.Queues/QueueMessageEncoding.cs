namespace Azure.Storage.Queues;

/// <summary>How a message body travels inside the XML of the queue protocol.</summary>
public enum QueueMessageEncoding
{
    /// <summary>As text; it must be valid XML text.</summary>
    None,

    /// <summary>As Base64; any bytes are possible. The Functions queue trigger expects this by default.</summary>
    Base64,
}
