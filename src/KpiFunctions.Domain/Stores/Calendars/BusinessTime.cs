using NodaTime;

namespace KpiFunctions.Domain.Stores.Calendars;

/// <summary>How long a store was open between two moments, by the version of its calendar that counts on each day.</summary>
/// <param name="clock">Tells when days begin. It is the clock of a month, so that a closed one goes on counting as it did.</param>
/// <param name="calendars">
/// Versions in their order, at least one; of those that are valid in the month of a day the last one counts. A day before all of them has the hours of the
/// first: the border of a month may be that of another zone.
/// </param>
public sealed class BusinessTime(MonthClock clock, IReadOnlyList<StoreCalendar> calendars)
{
    /// <summary>Never more than what passed, and nothing when <paramref name="to"/> comes first.</summary>
    public Duration Between(Instant from, Instant to)
    {
        var open = Duration.Zero;
        for (var day = clock.DayOf(from); clock.At(day.AtMidnight()) < to; day = day.PlusDays(1))
        {
            foreach (var hours in CalendarOf(day).HoursOn(day))
            {
                var opens = Instant.Max(from, clock.At(day.AtMidnight().PlusMinutes(hours.Opens)));
                var closes = Instant.Min(to, clock.At(day.AtMidnight().PlusMinutes(hours.Closes)));
                open += closes > opens ? closes - opens : Duration.Zero;
            }
        }

        return open;
    }

    private StoreCalendar CalendarOf(LocalDate day)
    {
        var month = day.ToYearMonth();
        var i = calendars.Count - 1;
        while (i > 0 && calendars[i].ValidFrom > month)
        {
            i--;
        }

        return calendars[i];
    }
}
