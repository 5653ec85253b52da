using NodaTime;

namespace KpiFunctions.Tests;

/// <summary>A clock that a test moves on, with timestamps that follow it: what is remembered for a while is forgotten when that has passed.</summary>
internal sealed class RunningClock(Instant now) : TimeProvider
{
    public Instant Now { get; private set; } = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(Duration time) => Now += time;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override long GetTimestamp() => Now.ToUnixTimeTicks();
}
