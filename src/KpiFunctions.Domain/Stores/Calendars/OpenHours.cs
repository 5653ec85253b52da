using System.Globalization;

namespace KpiFunctions.Domain.Stores.Calendars;

/// <summary>Hours of a day in which a store is open: from <see cref="Opens"/>, to before <see cref="Closes"/>.</summary>
public readonly record struct OpenHours
{
    /// <summary>Minutes of a day.</summary>
    public const int MinutesPerDay = 24 * 60;

    /// <param name="opens">Minutes after midnight, 0 or more.</param>
    /// <param name="closes">Minutes after midnight, after <paramref name="opens"/>, at most <see cref="MinutesPerDay"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The hours do not lie in a day, or end before they begin.</exception>
    public OpenHours(int opens, int closes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(opens);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(opens, closes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(closes, MinutesPerDay);
        (Opens, Closes) = (opens, closes);
    }

    /// <summary>Minutes after midnight, 0 to 1439.</summary>
    public int Opens { get; }

    /// <summary>Minutes after midnight, 1 to 1440.</summary>
    public int Closes { get; }

    /// <summary>A time of a day such as 09:00, or 24:00.</summary>
    /// <param name="minutes">Minutes after midnight.</param>
    public static string Text(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:D2}:{minutes % 60:D2}");

    /// <summary>Minutes after midnight of what <see cref="Text"/> writes.</summary>
    /// <exception cref="FormatException">It is no time of a day.</exception>
    public static int Minutes(string text) =>
        text.Split(':') is [{ Length: 2 } hours, { Length: 2 } minutes] && Read(hours) is >= 0 and <= 24 and var h && Read(minutes) is >= 0 and <= 59 and var m && (h * 60) + m <= MinutesPerDay
            ? (h * 60) + m
            : throw new FormatException($"'{text}' is no time of a day.");

    public bool Overlaps(OpenHours other) => Opens < other.Closes && other.Opens < Closes;

    private static int Read(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
