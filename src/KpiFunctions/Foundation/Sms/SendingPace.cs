namespace KpiFunctions.Foundation.Sms;

/// <summary>
/// Gives each text a moment of its own, so that never more than so many leave within 60 seconds, of all instances of the app together. An instance takes as
/// many moments at once as texts wait in it, up to two seconds' worth and no fewer than one second's; what it has taken and does not use is lost, and nobody
/// else's is.
/// </summary>
/// <param name="perMinute">Texts a minute, at least 1.</param>
internal sealed class SendingPace(ISendingTimeline timeline, int perMinute, TimeProvider time)
{
    /// <summary>Longer no text waits for its moment.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>A text may leave so long after its moment, and not later.</summary>
    internal static readonly TimeSpan Lateness = TimeSpan.FromSeconds(1);

    // So far the clocks of two instances may be apart.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(1);

    // Texts that leave within 60 seconds have their moments within 60 seconds and both of these.
    private readonly TimeSpan _interval = (TimeSpan.FromMinutes(1) + Lateness + ClockDifference) / perMinute;
    private readonly int _least = Math.Max(1, perMinute / 60);
    private readonly int _most = Math.Max(1, perMinute / 30);
    private int _waiting;
    private SendingShare _share;

    private SemaphoreSlim Gate { get; } = new(1);

    /// <summary>Waits until one text may leave.</summary>
    /// <returns><see langword="null"/> when it may leave now; else after how long it is worth asking again.</returns>
    internal async Task<TimeSpan?> WaitAsync(CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + LongestWait;
        while (true)
        {
            var (moment, isMine) = await NextAsync(deadline, cancellationToken);
            if (!isMine)
            {
                return Positive(moment - time.GetUtcNow());
            }

            if (moment - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            {
                // Timers leave out what is less than a millisecond.
                await Task.Delay(wait + TimeSpan.FromMilliseconds(1), time, cancellationToken);
            }

            // Who stood still meanwhile takes another one: the time after a moment belongs to the next.
            if (time.GetUtcNow() <= moment + Lateness)
            {
                return null;
            }
        }
    }

    private static TimeSpan Positive(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    private async Task<(DateTimeOffset Moment, bool IsMine)> NextAsync(DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        await Gate.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            while (_share.Count > 0 && now > _share.First + Lateness)
            {
                _share = Rest();
            }

            // Whose next free moment is known to be too far away asks nobody.
            if (_share.Count == 0 && _share.First <= deadline)
            {
                _share = await timeline.TakeAsync(Math.Clamp(Volatile.Read(ref _waiting), _least, _most), _interval, now, deadline, cancellationToken);
            }

            var isMine = _share.Count > 0 && _share.First <= deadline;
            var moment = _share.First;
            _share = isMine ? Rest() : _share;
            return (moment, isMine);
        }
        finally
        {
            Gate.Release();
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>The share without its first moment. Of none that is left the moment says nothing about what is free.</summary>
    private SendingShare Rest() => _share.Count > 1 ? new(_share.First + _interval, _share.Count - 1) : default;
}
