using NodaTime;

namespace KpiFunctions.Domain.Surveys.Sending;

/// <summary>
/// How long to wait after a failure that passes: as long again as it has been failing, so that the waits double without anybody counting tries.
/// </summary>
public static class BackOff
{
    public static readonly Duration Shortest = Duration.FromSeconds(30);

    public static readonly Duration Longest = Duration.FromHours(2);

    /// <param name="asked">What the provider asked for; never shorter than that.</param>
    public static Duration Wait(Instant failingSince, Instant now, Duration asked) =>
        Duration.Max(asked, Duration.Min(Longest, Duration.Max(Shortest, now - failingSince)));
}
