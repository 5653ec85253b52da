namespace KpiFunctions.LocalHost.Simulation;

/// <summary>
/// The time of day that a replay lives in: it stands still until it is moved, and only forwards.
/// Only the time of day is virtual. Timestamps and timers stay real, because they measure how long work takes (timeouts, retries), which no replay shortens.
/// </summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private long _utcTicks = start.UtcTicks;
    private volatile TimeProvider? _real;

    public override DateTimeOffset GetUtcNow() => _real?.GetUtcNow() ?? new DateTimeOffset(Interlocked.Read(ref _utcTicks), TimeSpan.Zero);

    /// <exception cref="ArgumentOutOfRangeException">The time is before the present one.</exception>
    public void AdvanceTo(DateTimeOffset time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, GetUtcNow());
        Interlocked.Exchange(ref _utcTicks, time.UtcTicks);
    }

    /// <summary>Ends the simulation: from now on this is the clock on the wall.</summary>
    public void FollowRealTime(TimeProvider real) => _real = real;
}
