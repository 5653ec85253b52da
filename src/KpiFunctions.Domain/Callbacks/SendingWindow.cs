using NodaTime;

namespace KpiFunctions.Domain.Callbacks;

/// <summary>The store-local hours of a day in which customers may be texted: from <paramref name="Opens"/>, to before <paramref name="Closes"/>.</summary>
public sealed record SendingWindow(LocalTime Opens, LocalTime Closes)
{
    /// <summary>09:00 to before 20:00, every day.</summary>
    public static SendingWindow Default { get; } = new(new LocalTime(9, 0), new LocalTime(20, 0));

    public bool IsOpenAt(Instant instant, DateTimeZone zone)
    {
        var time = instant.InZone(zone).TimeOfDay;
        return time >= Opens && time < Closes;
    }

    /// <summary>The first instant at or after <paramref name="instant"/> at which the window is open.</summary>
    public Instant NextOpening(Instant instant, DateTimeZone zone)
    {
        if (IsOpenAt(instant, zone))
        {
            return instant;
        }

        var local = instant.InZone(zone);
        var day = local.TimeOfDay < Opens ? local.Date : local.Date.PlusDays(1);
        return day.At(Opens).ToInstant(zone);
    }
}
