using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Stores.Calendars;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Domain.Tests.Stores.Calendars;

/// <summary>How long a store was open between two moments.</summary>
public sealed class BusinessTimeTests
{
    private const string Week = "mon 09:00-12:00, mon 13:00-18:00, tue 09:00-18:00, wed 09:00-18:00, thu 09:00-18:00, fri 09:00-18:00, sat 10:00-14:00";
    private const string Nights = "fri 22:00-24:00, sat 00:00-02:30, sat 22:00-24:00, sun 00:00-02:30";
    private const string Always =
        "mon 00:00-24:00, tue 00:00-24:00, wed 00:00-24:00, thu 00:00-24:00, fri 00:00-24:00, sat 00:00-24:00, sun 00:00-24:00";

    private static readonly string[] Zones =
        ["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "America/Sao_Paulo", "America/Havana", "America/St_Johns", "Etc/UTC"];

    /// <summary>Local times of the zone, with an offset where one occurs twice. 7 September 2026 is a Monday; 1 October a holiday.</summary>
    [Theory]
    [InlineData("in opening hours", "Asia/Shanghai", Week, "2026-09-08T10:00", "2026-09-08T11:30", "1:30")]
    [InlineData("over the break at noon", "Asia/Shanghai", Week, "2026-09-07T11:30", "2026-09-07T13:30", "1:00")]
    [InlineData("in the break at noon", "Asia/Shanghai", Week, "2026-09-07T12:10", "2026-09-07T12:50", "0:00")]
    [InlineData("over night", "Asia/Shanghai", Week, "2026-09-08T17:30", "2026-09-09T09:15", "0:45")]
    [InlineData("received at night", "Asia/Shanghai", Week, "2026-09-08T23:30", "2026-09-09T09:15", "0:15")]
    [InlineData("answered before it opens", "Asia/Shanghai", Week, "2026-09-08T23:30", "2026-09-09T09:00", "0:00")]
    [InlineData("over a weekend", "Asia/Shanghai", Week, "2026-09-04T17:00", "2026-09-07T10:00", "6:00")]
    [InlineData("on a closed day", "Asia/Shanghai", Week, "2026-09-06T08:00", "2026-09-06T20:00", "0:00")]
    [InlineData("over a holiday", "Asia/Shanghai", $"{Week}, 2026-10-01", "2026-09-30T17:00", "2026-10-02T10:00", "2:00")]
    [InlineData("on a day with hours of its own", "Asia/Shanghai", $"{Week}, 2026-10-01 10:00-11:00", "2026-09-30T17:00", "2026-10-02T10:00", "3:00")]
    [InlineData("over months", "Asia/Shanghai", Week, "2026-09-07T09:00", "2026-11-30T09:00", "576:00")]
    [InlineData("answered before it was received", "Asia/Shanghai", Week, "2026-09-08T11:00", "2026-09-08T10:00", "0:00")]
    [InlineData("months before it was received", "Asia/Shanghai", Week, "2026-09-08T11:00", "2026-02-08T10:00", "0:00")]
    [InlineData("at the same time", "Asia/Shanghai", Week, "2026-09-08T11:00", "2026-09-08T11:00", "0:00")]
    [InlineData("over the night of hours past midnight", "Asia/Shanghai", Nights, "2026-09-11T23:00", "2026-09-12T12:00", "3:30")]
    [InlineData("over an hour that clocks skip", "America/New_York", Nights, "2026-03-07T22:00", "2026-03-08T12:00", "4:00")]
    [InlineData("over an hour that clocks skip, open before and after", "America/New_York", "sun 01:00-02:30, sun 03:00-05:00", "2026-03-08T00:00", "2026-03-08T12:00", "3:00")]
    [InlineData("opening in an hour that clocks skip", "America/New_York", "sun 02:30-05:00", "2026-03-08T00:00", "2026-03-08T12:00", "2:00")]
    [InlineData("open in an hour that clocks skip, and no other", "America/New_York", "sun 02:10-02:50", "2026-03-08T00:00", "2026-03-08T12:00", "0:00")]
    [InlineData("over an hour that comes twice", "America/New_York", "sun 00:00-03:00", "2026-11-01T00:30", "2026-11-01T12:00", "3:30")]
    [InlineData("received in the first hour of two", "America/New_York", "sun 00:00-03:00", "2026-11-01T01:30-04:00", "2026-11-01T12:00", "2:30")]
    [InlineData("received in the second hour of two", "America/New_York", "sun 00:00-03:00", "2026-11-01T01:30-05:00", "2026-11-01T12:00", "1:30")]
    [InlineData("closing in an hour that comes twice", "America/New_York", "sun 00:00-01:30", "2026-11-01T00:00", "2026-11-01T12:00", "1:30")]
    [InlineData("in a last hour of a day that comes twice", "America/St_Johns", "sat 20:00-24:00, sun 00:00-02:00", "2009-10-31T22:00", "2009-10-31T23:30-03:30", "2:30")]
    [InlineData("a weekday over both changes", "America/New_York", "mon 09:00-17:00", "2026-03-02T00:00", "2026-11-10T00:00", "296:00")]
    public void Only_hours_in_which_the_store_is_open_count(string what, string zone, string calendar, string from, string to, string time)
    {
        var received = Moment(from, zone);
        var business = new BusinessTime(ClockOf(zone, received), [GivenCalendar.Of(calendar)]);
        Assert.Equal((what, time), (what, Text(business.Between(received, Moment(to, zone)))));
    }

    /// <summary>October has hours of its own, November again others; of versions that are valid the last one counts, and before all of them the first.</summary>
    [Theory]
    [InlineData("2026-09-30T17:00", "2026-10-01T12:00", "3:00")]
    [InlineData("2026-10-30T17:00", "2026-11-02T12:00", "1:01")]
    [InlineData("2026-08-31T12:00", "2026-09-01T12:00", "8:00")]
    public void Each_day_counts_by_the_version_of_its_month(string from, string to, string time)
    {
        StoreCalendar[] calendars =
        [
            GivenCalendar.Of(Week, "2026-09", version: 2),
            GivenCalendar.Of("thu 10:00-24:00, fri 10:00-18:00", "2026-10", version: 3),
            GivenCalendar.Of("mon 00:00-24:00", "2026-12", version: 4),
            GivenCalendar.Of("mon 11:59-12:30", "2026-11", version: 5),
        ];
        var business = new BusinessTime(ClockOf("Asia/Shanghai", Moment(from, "Asia/Shanghai")), calendars);

        Assert.Equal(time, Text(business.Between(Moment(from, "Asia/Shanghai"), Moment(to, "Asia/Shanghai"))));
    }

    [Fact]
    public void Business_time_is_no_more_than_what_passed_and_adds_up() => Prop.ForAll(Cases().ToArbitrary(), c =>
    {
        var business = new BusinessTime(ClockOf(c.Zone, c.From), c.Calendars);
        var (whole, first, second) = (business.Between(c.From, c.To), business.Between(c.From, c.Split), business.Between(c.Split, c.To));
        return whole >= Duration.Zero && whole <= c.To - c.From && whole == first + second && business.Between(c.To, c.From) == Duration.Zero;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_store_that_never_closes_counts_all_that_passes() => Prop.ForAll(Cases().ToArbitrary(), c =>
        new BusinessTime(ClockOf(c.Zone, c.From), [GivenCalendar.Of(Always, "2000-01")]).Between(c.From, c.To) == c.To - c.From).QuickCheckThrowOnFailure();

    /// <summary>Minute by minute by the clock on the wall, where clocks do nothing.</summary>
    [Fact]
    public void Business_time_is_what_the_clock_on_the_wall_says() => Prop.ForAll(Cases("Asia/Shanghai", days: 40).ToArbitrary(), c =>
    {
        var zone = DateTimeZoneProviders.Tzdb[c.Zone];
        var minutes = 0;
        for (var at = c.From; at < c.To; at += Duration.FromMinutes(1))
        {
            var local = at.InZone(zone);
            var month = local.Date.ToYearMonth();
            var minute = (local.Hour * 60) + local.Minute;
            var valid = c.Calendars.LastOrDefault(k => k.ValidFrom <= month) ?? c.Calendars[0];
            minutes += valid.HoursOn(local.Date).Any(h => h.Opens <= minute && minute < h.Closes) ? 1 : 0;
        }

        return new BusinessTime(ClockOf(c.Zone, c.From), c.Calendars).Between(c.From, c.To) == Duration.FromMinutes(minutes);
    }).QuickCheckThrowOnFailure();

    /// <summary>Two moments of whole minutes with one in between, and two versions of a calendar, the later of which may be valid from earlier on.</summary>
    private static Gen<Case> Cases(string? zone = null, int days = 300) =>
        from name in zone is null ? Gen.Elements(Zones) : Gen.Constant(zone)
        from start in Gen.Choose(0, 60 * 24 * 365 * 20)
        from length in Gen.Choose(0, 60 * 24 * days)
        from split in Gen.Choose(0, 60 * 24 * days)
        from first in Rows()
        from second in Rows()
        from months in Gen.Choose(-3, 6).Two()
        let from_ = Instant.FromUtc(2005, 1, 10, 0, 0) + Duration.FromMinutes(start)
        let month = from_.InUtc().Date.ToYearMonth()
        select new Case(
            name,
            from_,
            from_ + Duration.FromMinutes(length),
            from_ + Duration.FromMinutes(Math.Min(split, length)),
            [new StoreCalendar(1, month.PlusMonths(months.Item1), first), new StoreCalendar(2, month.PlusMonths(months.Item2), second)]);

    /// <summary>Up to three times of each day of the week, touching or apart, or the whole day.</summary>
    private static Gen<CalendarRow[]> Rows() =>
        from cuts in Gen.Choose(0, OpenHours.MinutesPerDay).ArrayOf(6).ArrayOf(7)
        from whole in Gen.Choose(0, 4).ArrayOf(7)
        let rows = Enumerable.Range(0, 7).SelectMany(day => RowsOf((IsoDayOfWeek)(day + 1), whole[day] == 0 ? [0, OpenHours.MinutesPerDay] : cuts[day])).ToArray()
        where StoreCalendar.OpensInWeek(rows)
        select rows;

    private static IEnumerable<CalendarRow> RowsOf(IsoDayOfWeek day, int[] cuts) =>
        cuts.Order().Chunk(2).Where(c => c[0] < c[1]).Select(c => new CalendarRow(CalendarDay.Of(day), new OpenHours(c[0], c[1])));

    private static MonthClock ClockOf(string zone, Instant received)
    {
        var store = GivenStore.Shanghai with { Zone = DateTimeZoneProviders.Tzdb[zone] };
        return MonthClock.Of(store, StoreMonth.Of(store, received).Month);
    }

    private static Instant Moment(string text, string zone) => OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<m>").Parse(text) is { Success: true, Value: var exact }
        ? exact.ToInstant()
        : LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value.InZoneStrictly(DateTimeZoneProviders.Tzdb[zone]).ToInstant();

    private static string Text(Duration time) => DurationPattern.CreateWithInvariantCulture("H:mm").Format(time);

    private sealed record Case(string Zone, Instant From, Instant To, Instant Split, StoreCalendar[] Calendars);
}
