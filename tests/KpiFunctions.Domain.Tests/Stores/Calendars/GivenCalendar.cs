using KpiFunctions.Domain.Stores.Calendars;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Domain.Tests.Stores.Calendars;

/// <summary>Calendars in few words: <c>mon 09:00-12:00, mon 13:00-18:00, 2026-10-01</c>.</summary>
internal static class GivenCalendar
{
    internal static StoreCalendar Of(string rows, string validFrom = "2026-01", int version = 1) =>
        new(version, YearMonthPattern.Iso.Parse(validFrom).Value, [.. rows.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Row)]);

    internal static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static CalendarRow Row(string text) => text.Split(' ') is [var day, var hours] && hours.Split('-') is [var opens, var closes]
        ? new(CalendarDay.Parse(day), new OpenHours(OpenHours.Minutes(opens), OpenHours.Minutes(closes)))
        : new(CalendarDay.Parse(text), null);
}
