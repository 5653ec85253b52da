using NodaTime;
using NodaTime.TimeZones;

namespace KpiFunctions.Domain.Stores;

/// <summary>Countries by the zones that the tz database lists for them (<c>zone.tab</c>).</summary>
public static class ZoneCountries
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> ByZone = new(() =>
        TzdbDateTimeZoneSource.Default.ZoneLocations!.GroupBy(l => l.ZoneId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().CountryCode, StringComparer.Ordinal));

    /// <summary>The country of a store: its own word, else its zone's, also where the zone has an older name such as Asia/Chongqing.</summary>
    /// <returns>ISO 3166-1 alpha-2; <see langword="null"/> where the zone is of no country, such as UTC.</returns>
    public static string? CountryOf(Store store) => store.Country ?? Of(store.Zone);

    /// <summary>The country of a zone, ISO 3166-1 alpha-2.</summary>
    public static string? Of(DateTimeZone zone) =>
        ByZone.Value.GetValueOrDefault(zone.Id)
        ?? (TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(zone.Id, out var canonical) ? ByZone.Value.GetValueOrDefault(canonical) : null);
}
