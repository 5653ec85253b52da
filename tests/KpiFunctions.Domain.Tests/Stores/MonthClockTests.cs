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
            var clock = MonthClock.Of(StoreIn(c.Zone), c.Month);
            var moment = Instant.Min(clock.Span.Start + Duration.FromMinutes(c.Minute), clock.Span.End - Duration.Epsilon);
            return clock.DayOf(moment) == moment.InZone(c.Zone).Date && clock.DayOf(moment).ToYearMonth() == c.Month;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Months_follow_one_another_without_a_gap() => Assert.All(
        Zones.Select(z => DateTimeZoneProviders.Tzdb[z]),
        zone => Assert.All(
            Enumerable.Range(0, 12 * 30).Select(n => new YearMonth(2005, 1).PlusMonths(n)),
            month => Assert.Equal(MonthClock.Of(StoreIn(zone), month).Span.End, MonthClock.Of(StoreIn(zone), month.PlusMonths(1)).Span.Start)));

    [Fact]
    public void Before_and_after_the_month_the_clock_goes_on()
    {
        var clock = MonthClock.Of(GivenStore.Shanghai, new YearMonth(2026, 9));

        Assert.Equal(new LocalDate(2026, 8, 31), clock.DayOf(Instant.FromUtc(2026, 8, 31, 15, 59)));
        Assert.Equal(new LocalDate(2026, 10, 1), clock.DayOf(Instant.FromUtc(2026, 9, 30, 16, 0)));
    }

    /// <summary>Whatever zones a store has had, every moment lies in one month, and months whose border an earlier zone said keep it.</summary>
    [Fact]
    public void A_corrected_zone_leaves_the_borders_of_earlier_months_and_no_gap() => Prop.ForAll(
        (from first in Gen.Elements(Zones)
         from second in Gen.Elements(Zones)
         from third in Gen.Elements(Zones)
         from hour in Gen.Choose(-40, 40)
         from month in Gen.Choose(1, 6)
         select (Zones: new[] { first, second, third }.Select(z => DateTimeZoneProviders.Tzdb[z]).ToArray(), Hour: hour, Month: month)).ToArbitrary(),
        c =>
        {
            var (may, july) = (new YearMonth(2026, 5), new YearMonth(2026, 7));
            var store = StoreIn(c.Zones[2]) with { EarlierZones = [new(c.Zones[0], may), new(c.Zones[1], july)] };
            var month = new YearMonth(2026, 3).PlusMonths(c.Month);
            var moment = month.OnDayOfMonth(1).AtMidnight().InUtc().ToInstant() + Duration.FromHours(c.Hour);
            var found = StoreMonth.Of(store, moment).Month;
            return MonthClock.Of(store, found).Span.Contains(moment)
                && (found > may || found == StoreMonth.Of(StoreIn(c.Zones[0]), moment).Month)
                && (found <= july.PlusMonths(1) || found == StoreMonth.Of(StoreIn(c.Zones[2]), moment).Month);
        }).QuickCheckThrowOnFailure();

    private static Store StoreIn(DateTimeZone zone) => GivenStore.Shanghai with { Zone = zone };
}
