namespace KpiFunctions.Foundation.Sms;

/// <summary>
/// Keeps the sender's rate instead of running into the provider's limit. Workers wait for a moment; what would wait longer goes back to the list. While the
/// storage that all instances share their pace through fails, no text leaves.
/// </summary>
internal sealed class PacedSmsGateway(ISmsGateway inner, SendingPace pace) : ISmsGateway
{
    public string Name => inner.Name;

    /// <summary>The wait lies between the stored first call and the real one.</summary>
    public TimeSpan RepeatabilityWindow => inner.RepeatabilityWindow - SendingPace.LongestWait - SendingPace.Lateness;

    public async Task<SmsReceipt> SendAsync(SmsMessage message, CancellationToken cancellationToken) =>
        await pace.WaitAsync(cancellationToken) is { } wait ? new SmsReceipt.Throttled(wait) : await inner.SendAsync(message, cancellationToken);
}
