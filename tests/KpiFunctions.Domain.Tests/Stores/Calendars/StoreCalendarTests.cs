using KpiFunctions.Domain.Stores.Calendars;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Stores.Calendars;

/// <summary>When a store is open on a date.</summary>
public sealed class StoreCalendarTests
{
    private const string Week = "mon 09:00-12:00, mon 13:00-18:00, tue 13:00-18:00, tue 09:00-12:00, sat 22:00-24:00, sun";

    /// <summary>31 August 2026 is a Monday.</summary>
    [Theory]
    [InlineData(Week, "2026-08-31", "09:00-12:00 13:00-18:00")]
    [InlineData(Week, "2026-09-01", "09:00-12:00 13:00-18:00")]
    [InlineData(Week, "2026-09-02", "")]
    [InlineData(Week, "2026-09-05", "22:00-24:00")]
    [InlineData(Week, "2026-09-06", "")]
    [InlineData($"{Week}, 2026-08-31, 2026-09-06 10:00-11:00, 2026-09-06 12:00-13:00", "2026-08-31", "")]
    [InlineData($"{Week}, 2026-08-31, 2026-09-06 10:00-11:00, 2026-09-06 12:00-13:00", "2026-09-06", "10:00-11:00 12:00-13:00")]
    [InlineData($"{Week}, 2026-08-31, 2026-09-06 10:00-11:00, 2026-09-06 12:00-13:00", "2026-09-13", "")]
    public void A_date_has_the_hours_of_its_own_or_those_of_its_weekday(string rows, string date, string hours) =>
        Assert.Equal(hours, string.Join(' ', GivenCalendar.Of(rows).HoursOn(GivenCalendar.Date(date)).Select(h => $"{OpenHours.Text(h.Opens)}-{OpenHours.Text(h.Closes)}")));

    [Theory]
    [InlineData("mon 09:00-12:00, mon 11:59-13:00")]
    [InlineData("mon 09:00-18:00, mon 10:00-11:00")]
    [InlineData("mon 10:00-11:00, mon 12:00-13:00, mon 09:00-18:00")]
    [InlineData("mon 09:00-12:00, mon 09:00-12:00")]
    [InlineData("mon 09:00-12:00, mon")]
    [InlineData("tue 09:00-12:00, mon, mon")]
    [InlineData("tue 09:00-12:00, 2026-10-01, 2026-10-01 09:00-10:00")]
    [InlineData("")]
    [InlineData("mon, 2026-10-01 09:00-10:00")]
    public void Rows_that_contradict_each_other_or_never_open_are_no_calendar(string rows) => Assert.Throws<ArgumentException>(() => GivenCalendar.Of(rows));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(60, 60)]
    [InlineData(61, 60)]
    [InlineData(-1, 60)]
    [InlineData(0, 1441)]
    public void Hours_lie_in_a_day_and_end_after_they_begin(int opens, int closes) => Assert.Throws<ArgumentOutOfRangeException>(() => new OpenHours(opens, closes));

    [Theory]
    [InlineData("9:00")]
    [InlineData("24:01")]
    [InlineData("25:00")]
    [InlineData("09:60")]
    [InlineData("09-00")]
    [InlineData("-9:00")]
    [InlineData("")]
    public void What_is_stored_as_a_time_of_a_day_is_one(string text) => Assert.Throws<FormatException>(() => OpenHours.Minutes(text));

    [Fact]
    public void Times_and_days_are_read_as_they_are_written()
    {
        Assert.All(Enumerable.Range(0, OpenHours.MinutesPerDay + 1), minutes => Assert.Equal(minutes, OpenHours.Minutes(OpenHours.Text(minutes))));
        Assert.Equal("mon tue wed thu fri sat sun", string.Join(' ', Enumerable.Range(1, 7).Select(d => CalendarDay.Of((IsoDayOfWeek)d))));
        Assert.All(Enumerable.Range(1, 7).Select(d => CalendarDay.Of((IsoDayOfWeek)d)).Append(CalendarDay.Of(new LocalDate(2026, 10, 1))), day => Assert.Equal(day, CalendarDay.Parse(day.ToString())));
        Assert.Throws<FormatException>(() => CalendarDay.Parse("2026-02-30"));
    }

    [Fact]
    public void Versions_say_the_same_when_months_and_rows_are()
    {
        var calendar = GivenCalendar.Of(Week);
        Assert.True(calendar.SaysTheSameAs(GivenCalendar.Of(Week, version: 7)));
        Assert.False(calendar.SaysTheSameAs(GivenCalendar.Of(Week, "2026-10")));
        Assert.False(calendar.SaysTheSameAs(GivenCalendar.Of($"{Week}, 2026-10-01")));
        Assert.False(calendar.SaysTheSameAs(GivenCalendar.Of(Week.Replace("13:00", "13:01", StringComparison.Ordinal))));
    }
}
