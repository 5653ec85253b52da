namespace KpiFunctions.Foundation.Sms;

/// <summary>
/// Keeps the sender's rate instead of running into the provider's limit. Workers wait for a moment; what would wait longer goes back to the list.
/// Each instance of the app keeps the rate for itself.
/// </summary>
internal sealed class PacedSmsGateway(ISmsGateway inner, int textsPerMinute, TimeProvider time) : ISmsGateway
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly TokenBucket _bucket = new(textsPerMinute, time);

    public string Name => inner.Name;

    /// <summary>The wait lies between the stored first call and the real one.</summary>
    public TimeSpan RepeatabilityWindow => inner.RepeatabilityWindow - LongestWait;

    public async Task<SmsReceipt> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        if (!_bucket.TryReserve(LongestWait, out var wait))
        {
            return new SmsReceipt.Throttled(wait);
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        return await inner.SendAsync(message, cancellationToken);
    }
}
