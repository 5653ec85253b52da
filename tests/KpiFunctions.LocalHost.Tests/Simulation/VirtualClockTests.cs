using KpiFunctions.LocalHost.Simulation;
using KpiFunctions.LocalHost.Tests.Hosting;

namespace KpiFunctions.LocalHost.Tests.Simulation;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2017, 7, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_stands_still_until_it_is_moved_and_tells_utc()
    {
        var clock = new VirtualClock(Start);
        Assert.Equal(Start, clock.GetUtcNow());

        clock.AdvanceTo(new DateTimeOffset(2017, 7, 1, 9, 0, 0, TimeSpan.FromHours(8)));

        Assert.Equal((Start.AddHours(1), TimeSpan.Zero), (clock.GetUtcNow(), clock.GetUtcNow().Offset));
    }

    [Fact]
    public void It_never_goes_back() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new VirtualClock(Start).AdvanceTo(Start.AddTicks(-1)));

    [Fact]
    public void It_can_become_the_real_clock()
    {
        var clock = new VirtualClock(Start);

        clock.FollowRealTime(new ManualTime(Start.AddYears(9)));

        Assert.Equal(Start.AddYears(9), clock.GetUtcNow());
    }
}
