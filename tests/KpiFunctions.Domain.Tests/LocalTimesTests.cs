using NodaTime;

namespace KpiFunctions.Domain.Tests;

public sealed class LocalTimesTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    [Fact]
    public void A_time_that_the_clocks_skip_moves_forward_by_the_gap() =>
        Assert.Equal(Instant.FromUtc(2026, 3, 8, 7, 30), new LocalDateTime(2026, 3, 8, 2, 30).ToInstant(NewYork));

    [Fact]
    public void A_time_that_comes_twice_is_the_earlier_one() =>
        Assert.Equal(Instant.FromUtc(2026, 11, 1, 5, 30), new LocalDateTime(2026, 11, 1, 1, 30).ToInstant(NewYork));

    [Fact]
    public void Any_other_time_is_what_the_zones_clocks_show() =>
        Assert.Equal(Instant.FromUtc(2026, 9, 3, 6, 30), new LocalDateTime(2026, 9, 3, 14, 30).ToInstant(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]));
}
