using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Stores;
using NodaTime;
using NodaTime.Text;

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

    /// <summary>
    /// New York goes back to UTC−5 on 1 November 2026 at 06:00 UTC, Lord Howe forward by half an hour on 4 October 2025 at 15:30 UTC; the zone of UTC has no
    /// beginning. A month has no offset from before its first moment, and those of the year after it.
    /// </summary>
    [Theory]
    [InlineData("Etc/UTC", 2026, 11, "2026-11-01T00:00:00Z +00")]
    [InlineData("Asia/Shanghai", 2026, 11, "2026-10-31T16:00:00Z +08")]
    [InlineData("America/New_York", 2026, 10, "2026-10-01T04:00:00Z -04, 2026-11-01T06:00:00Z -05, 2027-03-14T07:00:00Z -04")]
    [InlineData("America/New_York", 2026, 11, "2026-11-01T04:00:00Z -04, 2026-11-01T06:00:00Z -05, 2027-03-14T07:00:00Z -04, 2027-11-07T06:00:00Z -05")]
    [InlineData("Australia/Lord_Howe", 2025, 10, "2025-09-30T13:30:00Z +10:30, 2025-10-04T15:30:00Z +11, 2026-04-04T15:00:00Z +10:30, 2026-10-03T15:30:00Z +11")]
    public void A_clock_has_the_offsets_of_its_month_each_from_its_moment_on(string zone, int year, int month, string offsets) =>
        Assert.Equal(offsets, string.Join(", ", MonthClock.Of(StoreIn(DateTimeZoneProviders.Tzdb[zone]), new YearMonth(year, month)).Offsets.Select(o => $"{o.From} {o.Offset}")));

    /// <summary>São Paulo goes back to UTC−3 on 18 February 2018 at 02:00 UTC: its midnight becomes 23:00 of the 17th.</summary>
    [Theory]
    [InlineData("2018-02-18T01:59:59Z", 17)]
    [InlineData("2018-02-18T02:00:00Z", 17)]
    [InlineData("2018-02-18T02:59:59Z", 17)]
    [InlineData("2018-02-18T03:00:00Z", 18)]
    [InlineData("2018-02-28T02:59:59Z", 27)]
    [InlineData("2018-02-02T02:00:00Z", 2)]
    public void A_day_whose_last_hour_comes_twice_ends_after_the_second(string moment, int day) =>
        Assert.Equal(
            new LocalDate(2018, 2, day),
            MonthClock.Of(StoreIn(DateTimeZoneProviders.Tzdb["America/Sao_Paulo"]), new YearMonth(2018, 2)).DayOf(InstantPattern.ExtendedIso.Parse(moment).Value));

    [Fact]
    public void Months_follow_one_another_without_a_gap() => Assert.All(
        Zones.Select(z => DateTimeZoneProviders.Tzdb[z]),
        zone => Assert.All(
            Enumerable.Range(0, 12 * 30).Select(n => new YearMonth(2005, 1).PlusMonths(n)),
            month => Assert.Equal(MonthClock.Of(StoreIn(zone), month).Span.End, MonthClock.Of(StoreIn(zone), month.PlusMonths(1)).Span.Start)));

    /// <summary>
    /// A later time is never an earlier moment, a day begins with its midnight where it has one, and other times are what the zone's clocks show: in a month,
    /// and in the year after it.
    /// </summary>
    [Fact]
    public void A_clock_has_a_moment_for_every_time() => Prop.ForAll(
        (from zone in Gen.Elements(Zones)
         from month in Gen.Choose(0, 12 * 30)
         from minute in Gen.Choose(0, 60 * 24 * 390)
         from further in Gen.Choose(0, 60 * 30)
         select (Zone: DateTimeZoneProviders.Tzdb[zone], Month: new YearMonth(2005, 1).PlusMonths(month), Minute: minute, Further: further)).ToArbitrary(),
        c =>
        {
            var clock = MonthClock.Of(StoreIn(c.Zone), c.Month);
            var time = c.Month.OnDayOfMonth(1).AtMidnight().PlusMinutes(c.Minute);
            var mapped = c.Zone.MapLocal(time);
            var expected = mapped.Count == 0 ? mapped.LateInterval.Start : mapped.First().ToInstant();
            return clock.At(time) == expected && clock.At(time.PlusMinutes(c.Further)) >= clock.At(time);
        }).QuickCheckThrowOnFailure();

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
