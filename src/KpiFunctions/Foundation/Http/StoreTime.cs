using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Foundation.Http;

/// <summary>Times as people of a store read them.</summary>
internal static class StoreTime
{
    /// <summary>The same moment within a sentence.</summary>
    internal static string Written(this Instant instant, DateTimeZone zone) => OffsetDateTimePattern.Rfc3339.Format(instant.InZone(zone).ToOffsetDateTime());

    /// <summary>The same moment, with the offset that the store's clocks have then.</summary>
    internal static DateTimeOffset At(this Instant instant, DateTimeZone zone) => instant.InZone(zone).ToDateTimeOffset();
}
