using NodaTime;

namespace KpiFunctions.Features.Surveys;

/// <summary>
/// Holds all texts back for a while after the provider has refused our sender, text or request: whoever is texted meanwhile would be refused as well. Each
/// instance of the app learns it by a text of its own.
/// </summary>
public sealed class SendingStop
{
    /// <summary>So long after such an answer one text is tried again.</summary>
    public static readonly Duration Pause = Duration.FromMinutes(15);

    private long _until = long.MinValue;

    /// <summary>Until when texts wait; <see langword="null"/> when they may leave.</summary>
    internal Instant? UntilAt(Instant now) => Interlocked.Read(ref _until) is var until && until > now.ToUnixTimeTicks() ? Instant.FromUnixTimeTicks(until) : null;

    internal void Hold(Instant now) => Interlocked.Exchange(ref _until, (now + Pause).ToUnixTimeTicks());
}
