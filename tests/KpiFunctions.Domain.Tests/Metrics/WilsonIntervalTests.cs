using KpiFunctions.Domain.Metrics;

namespace KpiFunctions.Domain.Tests.Metrics;

public sealed class WilsonIntervalTests
{
    // Reference values of Newcombe (1998), method 3: 81/263, 15/148, 0/20, 1/29, and 20/20 by symmetry with 0/20.
    [Theory]
    [InlineData(81, 263, 0.255, 0.366)]
    [InlineData(15, 148, 0.062, 0.160)]
    [InlineData(0, 20, 0, 0.161)]
    [InlineData(1, 29, 0.006, 0.172)]
    [InlineData(20, 20, 0.839, 1)]
    public void Agrees_with_published_intervals(int hits, int cases, double low, double high)
    {
        var interval = WilsonInterval.Of(hits, cases);
        Assert.Equal(((decimal)low, (decimal)high), (interval.Low, interval.High));
    }

    [Fact]
    public void Leaves_a_border_open_only_when_it_lies_inside()
    {
        var interval = WilsonInterval.Of(19, 20);
        Assert.True(interval.LeavesOpen(0.98m));
        Assert.False(interval.LeavesOpen(0.5m));
        Assert.False(interval.LeavesOpen(1));
        Assert.False(WilsonInterval.Of(20, 20).LeavesOpen(1));
        Assert.False(WilsonInterval.Of(0, 20).LeavesOpen(0));
        Assert.True(WilsonInterval.Of(0, 20).LeavesOpen(0.16m));
        Assert.False(WilsonInterval.Of(0, 20).LeavesOpen(0.17m));
    }

    /// <summary>The ends of an interval of none and of all are 0 and 1 themselves, not a trace beside them, and no border.</summary>
    [Fact]
    public void None_and_all_leave_the_ends_of_the_scale_closed() => Assert.All(Enumerable.Range(1, 500), cases =>
    {
        Assert.False(WilsonInterval.Of(0, cases).LeavesOpen(0));
        Assert.False(WilsonInterval.Of(0, cases).LeavesOpen(-0.000001m));
        Assert.False(WilsonInterval.Of(cases, cases).LeavesOpen(1));
        Assert.True(WilsonInterval.Of(0, cases).LeavesOpen(0.000001m));
        Assert.True(WilsonInterval.Of(cases, cases).LeavesOpen(0.999999m));
    });
}
