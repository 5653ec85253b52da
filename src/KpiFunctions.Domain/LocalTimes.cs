using NodaTime;
using NodaTime.TimeZones;

namespace KpiFunctions.Domain;

/// <summary>How a local time becomes an instant when clocks change.</summary>
public static class LocalTimes
{
    /// <summary>A time that the zone skips moves forward by the gap; one that occurs twice means the earlier.</summary>
    public static ZoneLocalMappingResolver Resolver { get; } =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    public static Instant ToInstant(this LocalDateTime local, DateTimeZone zone) => zone.ResolveLocal(local, Resolver).ToInstant();
}
