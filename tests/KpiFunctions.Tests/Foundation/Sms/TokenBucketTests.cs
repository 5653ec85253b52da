using KpiFunctions.Foundation.Sms;

namespace KpiFunctions.Tests.Foundation.Sms;

public sealed class TokenBucketTests
{
    private readonly Stopwatch _time = new();

    [Fact]
    public void No_minute_has_more_texts_than_allowed_beside_the_first_seconds_burst()
    {
        var bucket = new TokenBucket(200, _time);
        var sent = 0;
        for (var i = 0; i < 6000; i++)
        {
            sent += bucket.TryReserve(TimeSpan.Zero, out _) ? 1 : 0;
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(sent, 200, 204);
    }

    [Fact]
    public void Waits_grow_by_one_interval_each_and_refusals_reserve_nothing()
    {
        var bucket = new TokenBucket(60, _time);
        Assert.True(bucket.TryReserve(TimeSpan.FromSeconds(2), out var first));
        Assert.True(bucket.TryReserve(TimeSpan.FromSeconds(2), out var second));
        Assert.True(bucket.TryReserve(TimeSpan.FromSeconds(2), out var third));
        Assert.False(bucket.TryReserve(TimeSpan.FromSeconds(2), out _));
        Assert.False(bucket.TryReserve(TimeSpan.FromSeconds(2), out var refused));

        Assert.Equal([0, 1, 2, 3], new[] { first, second, third, refused }.Select(w => w.TotalSeconds));
    }

    [Fact]
    public void An_idle_hour_saves_up_no_more_than_a_second()
    {
        var bucket = new TokenBucket(600, _time);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(11, Enumerable.Range(0, 100).Count(_ => bucket.TryReserve(TimeSpan.Zero, out var _)));
    }

    private sealed class Stopwatch : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;

        public override long GetTimestamp() => _ticks;
    }
}
