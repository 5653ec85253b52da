using KpiFunctions.Foundation;
using NodaTime;

namespace KpiFunctions.Tests.Foundation;

public sealed class ClockTests
{
    [Fact]
    public void The_clock_tells_the_time_of_its_provider_wherever_that_is()
    {
        var now = Instant.FromUtc(2026, 9, 10, 2, 0) + Duration.FromTicks(7);
        Assert.Equal(now, new TestClock(now).Now());
        Assert.Equal(now, new Elsewhere(now).Now());
    }

    private sealed class Elsewhere(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.WithOffset(Offset.FromHours(8)).ToDateTimeOffset();
    }
}
