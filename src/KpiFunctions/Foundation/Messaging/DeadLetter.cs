using NodaTime;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>A message that could not be processed.</summary>
/// <param name="Message">As it came, with numbers and texts in it: not to be shown to anybody as it is.</param>
public sealed record DeadLetter(string Function, string Id, string Reason, string Message)
{
    public Instant AddedAt { get; init; }

    /// <summary>Who had it replayed; set before the message is sent.</summary>
    public string? ReplayedBy { get; init; }

    /// <summary>When the replay began.</summary>
    public Instant? ReplayStartedAt { get; init; }

    /// <summary>When the message was in its queue again; <see langword="null"/> also when it has come back since.</summary>
    public Instant? ReplayedAt { get; init; }
}
