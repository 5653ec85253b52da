namespace KpiFunctions.Foundation.Sms;

/// <summary>Hands one text to a provider. Calling again with the same message is safe within <see cref="RepeatabilityWindow"/>: the provider sends it once.</summary>
public interface ISmsGateway
{
    /// <summary>The setting that selects this gateway, for logs and the start page.</summary>
    string Name { get; }

    /// <summary>So long after a message's first call a repeated one is taken for the same text; the time a call may take is already taken off.</summary>
    TimeSpan RepeatabilityWindow { get; }

    /// <summary>Never throws for what the provider or the network does; the receipt says it.</summary>
    Task<SmsReceipt> SendAsync(SmsMessage message, CancellationToken cancellationToken);
}
