using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>The store-local hours of a day in which customers may be texted: from <paramref name="Opens"/>, to before <paramref name="Closes"/>.</summary>
public sealed record SendingWindow(LocalTime Opens, LocalTime Closes)
{
    /// <summary>09:00 to before 20:00, every day.</summary>
    public static SendingWindow Default { get; } = new(new LocalTime(9, 0), new LocalTime(20, 0));

    /// <summary>Whether Saturdays and Sundays are days like any other.</summary>
    public bool OnWeekends { get; init; } = true;

    /// <summary>Public holidays, store-local, on which nobody is texted; in order.</summary>
    public IReadOnlyList<LocalDate> Holidays { get; init; } = [];

    public bool IsOpenAt(Instant instant, DateTimeZone zone)
    {
        var local = instant.InZone(zone);
        return local.TimeOfDay >= Opens && local.TimeOfDay < Closes && IsOpenOn(local.Date);
    }

    /// <summary>The first instant at or after <paramref name="instant"/> at which the window is open.</summary>
    public Instant NextOpening(Instant instant, DateTimeZone zone)
    {
        if (IsOpenAt(instant, zone))
        {
            return instant;
        }

        var day = instant.InZone(zone).Date;
        while (true)
        {
            // Where the clocks skip the whole window, the day has no opening.
            if (day.At(Opens).ToInstant(zone) is var opening && opening >= instant && IsOpenAt(opening, zone))
            {
                return opening;
            }

            day = day.PlusDays(1);
        }
    }

    /// <summary>How long the window was open between two moments; nothing when <paramref name="to"/> comes first.</summary>
    public Duration OpenBetween(Instant from, Instant to, DateTimeZone zone)
    {
        var open = Duration.Zero;
        for (var day = from.InZone(zone).Date; zone.AtStartOfDay(day).ToInstant() < to; day = day.PlusDays(1))
        {
            if (IsOpenOn(day))
            {
                var opens = Instant.Max(from, day.At(Opens).ToInstant(zone));
                var closes = Instant.Min(to, day.At(Closes).ToInstant(zone));
                open += closes > opens ? closes - opens : Duration.Zero;
            }
        }

        return open;
    }

    private bool IsOpenOn(LocalDate day) =>
        (OnWeekends || day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)) && !Holidays.Contains(day);
}
