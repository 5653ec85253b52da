namespace KpiFunctions.Foundation.Sms;

/// <summary>Spreads texts over time: so many a minute, with at most one second's worth at once.</summary>
/// <param name="perMinute">Texts a minute, at least 1.</param>
public sealed class TokenBucket(int perMinute, TimeProvider time)
{
    private readonly TimeSpan _interval = TimeSpan.FromMinutes(1) / perMinute;
    private readonly TimeSpan _burst = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private long _nextFree = time.GetTimestamp();

    /// <summary>Reserves the next free moment, unless it is too far away.</summary>
    /// <param name="longest">The longest wait that is worth its while.</param>
    /// <param name="wait">How long to wait before the text may leave, or before it is worth asking again.</param>
    /// <returns>Whether the moment was reserved.</returns>
    public bool TryReserve(TimeSpan longest, out TimeSpan wait)
    {
        lock (_lock)
        {
            // Time in which nothing was sent is saved up to the burst.
            var now = time.GetTimestamp();
            var free = Math.Max(_nextFree, now - Ticks(_burst));
            wait = free <= now ? TimeSpan.Zero : time.GetElapsedTime(now, free);
            if (wait > longest)
            {
                return false;
            }

            _nextFree = free + Ticks(_interval);
            return true;
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
