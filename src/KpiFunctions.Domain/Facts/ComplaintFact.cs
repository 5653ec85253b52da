using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>A complaint of the month in which it was received. Source: 002, complaint follow-up; 001, complaint handling.</summary>
public sealed record ComplaintFact
{
    /// <summary>Whom it is about; <see langword="null"/> when about nobody in particular.</summary>
    public StaffId? StaffId { get; init; }

    /// <summary>Who deals with it and is measured by speed and outcome; the one it is about when nobody else does.</summary>
    public StaffId? HandlerId { get; init; }

    /// <summary>Who stands on the order that it is about; <see langword="null"/> when about none in particular.</summary>
    public OrderPeople? Order { get; init; }

    /// <summary>Whether nobody was named and it is about whoever did the work of the order: each of them when there are several.</summary>
    public bool IsAboutOrderStaff { get; init; }

    public required Instant ReceivedAt { get; init; }

    public Instant? AnsweredAt { get; init; }

    public Instant? ResolvedAt { get; init; }

    /// <summary>What the customer said when asked again; <see langword="null"/> before that.</summary>
    public bool? IsSatisfied { get; init; }

    /// <summary>Whether the one it is about caused it.</summary>
    public bool IsOwnFault { get; init; }

    /// <summary>Times that count neither towards the answer nor towards the solution, in their order; none overlaps another.</summary>
    public IReadOnlyList<ComplaintPause> Pauses { get; init; } = [];

    /// <summary>Whether it is about the service attitude. Source: 004, below 5% of complaints.</summary>
    public bool IsAboutAttitude { get; init; }

    /// <summary>Whom it counts for in a part: whom it is about, or who had that part in its order.</summary>
    internal IEnumerable<StaffId> About(OrderPart part) =>
        part != OrderPart.Technician || (IsAboutOrderStaff && Order is not null) ? Order?.As(part) ?? [] : StaffId is { } subject ? [subject] : [];

    /// <summary>Whose fault it is, if it is anybody's. A part decides which complaints are looked at, not who caused them.</summary>
    internal IEnumerable<StaffId> CausedBy() => IsOwnFault ? About(OrderPart.Technician) : [];

    /// <summary>Whose dealing with it counts in a part: the handler's, or of whoever had that part in its order.</summary>
    internal IEnumerable<StaffId> HandledBy(OrderPart part) => part != OrderPart.Technician ? About(part) : (HandlerId ?? StaffId) is { } handler ? [handler] : [];
}
