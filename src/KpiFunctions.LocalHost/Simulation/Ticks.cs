using NodaTime;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>The moments at which a replay does something: every quarter hour, UTC.</summary>
internal static class Ticks
{
    public static readonly Duration Length = Duration.FromMinutes(15);

    /// <summary>The first tick at or after a moment.</summary>
    public static Instant AtOrAfter(Instant moment)
    {
        var past = moment.ToUnixTimeTicks() % Length.BclCompatibleTicks;
        return past == 0 ? moment : moment + Duration.FromTicks(Length.BclCompatibleTicks - past);
    }
}
