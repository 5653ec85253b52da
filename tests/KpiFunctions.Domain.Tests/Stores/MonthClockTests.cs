using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Stores;

public sealed class MonthClockTests
{
    private static readonly string[] Zones =
        ["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "America/Sao_Paulo", "Etc/UTC", "Asia/Kathmandu"];

    /// <summary>Whatever the clocks do in the month, and from a week before it to a week after as long as they do nothing there.</summary>
    [Fact]
    public void A_clock_tells_the_day_that_the_zone_tells() => Prop.ForAll(
        (from zone in Gen.Elements(Zones)
         from month in Gen.Choose(0, 12 * 30)
         from minute in Gen.Choose(0, 60 * 24 * 31)
         select (Zone: DateTimeZoneProviders.Tzdb[zone], Month: new YearMonth(2005, 1).PlusMonths(month), Minute: minute)).ToArbitrary(),
        c =>
        {
            var clock = MonthClock.Of(c.Month, c.Zone);
            var moment = Instant.Min(clock.Span.Start + Duration.FromMinutes(c.Minute), clock.Span.End - Duration.Epsilon);
            return clock.DayOf(moment) == moment.InZone(c.Zone).Date && clock.DayOf(moment).ToYearMonth() == c.Month;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Months_follow_one_another_without_a_gap() => Assert.All(
        Zones.Select(z => DateTimeZoneProviders.Tzdb[z]),
        zone => Assert.All(
            Enumerable.Range(0, 12 * 30).Select(n => new YearMonth(2005, 1).PlusMonths(n)),
            month => Assert.Equal(MonthClock.Of(month, zone).Span.End, MonthClock.Of(month.PlusMonths(1), zone).Span.Start)));

    [Fact]
    public void Before_and_after_the_month_the_clock_goes_on()
    {
        var clock = MonthClock.Of(new YearMonth(2026, 9), DateTimeZoneProviders.Tzdb["Asia/Shanghai"]);

        Assert.Equal(new LocalDate(2026, 8, 31), clock.DayOf(Instant.FromUtc(2026, 8, 31, 15, 59)));
        Assert.Equal(new LocalDate(2026, 10, 1), clock.DayOf(Instant.FromUtc(2026, 9, 30, 16, 0)));
    }
}
