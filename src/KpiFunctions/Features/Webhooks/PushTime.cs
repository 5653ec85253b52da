using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Webhooks;

/// <summary>Reads the times of a push.</summary>
internal static class PushTime
{
    internal const string Iso = "iso";

    private const string Seconds = "unix";
    private const string Milliseconds = "unix-ms";

    // Table storage begins in 1601; no text is older than this product.
    private static readonly Instant First = Instant.FromUtc(2000, 1, 1, 0, 0);

    // Clocks differ; a wrong zone differs by more.
    private static readonly Duration Tolerance = Duration.FromMinutes(20);

    /// <param name="problem">Why the time cannot be used, and what to mend; <see langword="null"/> when it can.</param>
    internal static Instant Read(PushOptions push, string text, Instant now, out string? problem)
    {
        var time = TryParse(push, text.Trim());
        problem = time is null ? $"The time at '{push.Time}' is not written like '{push.TimeFormat}'; mend TimeFormat."
            : time < First ? $"The time at '{push.Time}' lies before the year 2000; mend TimeFormat."
            : time > now + Tolerance ? $"The time at '{push.Time}' lies in the future; mend Zone or TimeFormat."
            : null;
        return time ?? default;
    }

    /// <summary>What is wrong with a format; <see langword="null"/> when it can be read.</summary>
    internal static string? ProblemOf(string format)
    {
        try
        {
            _ = format is Iso or Seconds or Milliseconds ? null : HasOffset(format) ? (object)OffsetPattern(format) : LocalPattern(format);
            return null;
        }
        catch (InvalidPatternException e)
        {
            return e.Message;
        }
    }

    private static Instant? TryParse(PushOptions push, string text)
    {
        try
        {
            return Parse(push, text);
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            // At the end of all years an offset leads out of them.
            return null;
        }
    }

    private static Instant? Parse(PushOptions push, string text) => push.TimeFormat switch
    {
        Iso => OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } iso ? iso.Value.ToInstant() : Local(LocalDateTimePattern.ExtendedIso, push.Zone, text),
        Seconds => Unix(text, 1),
        Milliseconds => Unix(text, 1000),
        var format when HasOffset(format) => OffsetPattern(format).Parse(text) is { Success: true } there ? there.Value.ToInstant() : null,
        var format => Local(LocalPattern(format), push.Zone, text),
    };

    private static Instant? Unix(string text, int perSecond) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count / perSecond < 10_000_000_000
            ? Instant.FromUnixTimeTicks((long)(count / perSecond * NodaConstants.TicksPerSecond))
            : null;

    /// <summary>Where clocks are set back a time occurs twice; it is the first then.</summary>
    private static Instant? Local(LocalDateTimePattern pattern, string zone, string text) =>
        pattern.Parse(text) is { Success: true } local ? local.Value.InZoneLeniently(DateTimeZoneProviders.Tzdb[zone]).ToInstant() : null;

    private static bool HasOffset(string format) => format.Contains("o<", StringComparison.Ordinal);

    private static OffsetDateTimePattern OffsetPattern(string format) => OffsetDateTimePattern.CreateWithInvariantCulture(format);

    private static LocalDateTimePattern LocalPattern(string format) => LocalDateTimePattern.CreateWithInvariantCulture(format);
}
