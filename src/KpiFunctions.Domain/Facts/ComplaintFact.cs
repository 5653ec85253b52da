using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>A complaint of the month in which it was received. Source: 002, complaint follow-up; 001, complaint handling.</summary>
public sealed record ComplaintFact
{
    /// <summary>Whom it is about; <see langword="null"/> when about nobody in particular.</summary>
    public StaffId? StaffId { get; init; }

    /// <summary>Who deals with it and is measured by speed and outcome; the one it is about when nobody else does.</summary>
    public StaffId? HandlerId { get; init; }

    public required Instant ReceivedAt { get; init; }

    public Instant? AnsweredAt { get; init; }

    public Instant? ResolvedAt { get; init; }

    /// <summary>What the customer said when asked again; <see langword="null"/> before that.</summary>
    public bool? IsSatisfied { get; init; }

    /// <summary>Whether the one it is about caused it.</summary>
    public bool IsOwnFault { get; init; }

    /// <summary>Whether it is about the service attitude. Source: 004, below 5% of complaints.</summary>
    public bool IsAboutAttitude { get; init; }
}
