using NodaTime;

namespace KpiFunctions.Domain.WorkOrders;

/// <summary>One service for one customer, as the dealer's system recorded it. Open until it has a completion.</summary>
public sealed record WorkOrder
{
    public required StoreId StoreId { get; init; }

    public required WorkOrderId Id { get; init; }

    /// <summary>Who did the work and is measured by it; of several the first one.</summary>
    public required StaffId StaffId { get; init; }

    /// <summary>All who did the work together, <see cref="StaffId"/> first; <see langword="null"/> when one did it alone.</summary>
    public WorkShares? Shares { get; init; }

    /// <summary>The service advisor.</summary>
    public StaffId? AdvisorId { get; init; }

    /// <summary>Who inspected the work.</summary>
    public StaffId? InspectorId { get; init; }

    /// <summary>Who calls the customer back; <see langword="null"/> leaves that to whoever the store names.</summary>
    public StaffId? ClerkId { get; init; }

    public CustomerId? CustomerId { get; init; }

    public CustomerPhone CustomerPhone { get; init; }

    /// <summary>The car or appliance; with <see cref="FaultCode"/> it identifies a repeated repair.</summary>
    public string? AssetId { get; init; }

    public string? FaultCode { get; init; }

    /// <summary>Maker of the car or appliance.</summary>
    public string? Brand { get; init; }

    /// <summary>Type of the car or appliance; with <see cref="JobCode"/> it says how long the job should take. Source: 000, standard hours by type and job.</summary>
    public string? Model { get; init; }

    /// <summary>Kind of the job, such as an installation or a repair; with <see cref="Difficulty"/> it says what points it brings. Source: 001, workload.</summary>
    public string? JobCode { get; init; }

    /// <summary>How difficult the job is, in the store's own words.</summary>
    public string? Difficulty { get; init; }

    public ServiceType ServiceType { get; init; }

    public required Instant OpenedAt { get; init; }

    public Instant? ArrivedAt { get; init; }

    public Instant? PromisedAt { get; init; }

    /// <summary>Never before <see cref="OpenedAt"/>.</summary>
    public Instant? CompletedAt { get; init; }

    /// <summary>When it was called off, never before <see cref="OpenedAt"/>; it is then neither opened, nor completed, nor a return, and nobody is asked about it.</summary>
    public Instant? CancelledAt { get; init; }

    /// <summary>Hours the job should take by the book, above 0.</summary>
    public decimal? StandardHours { get; init; }

    /// <summary>Hours the job took, above 0.</summary>
    public decimal? ActualHours { get; init; }

    /// <summary>Points of the job by its type and difficulty, 0 or more. Source: 001, workload.</summary>
    public decimal? Points { get; init; }

    /// <summary>Revenue in the store's currency; negative for a refund.</summary>
    public decimal? Amount { get; init; }

    public bool? InspectionPassed { get; init; }

    /// <summary>Everyone who stands on the order.</summary>
    public OrderPeople People => new(StaffId, Shares, AdvisorId, InspectorId, ClerkId);

    /// <summary>The order with other people on it.</summary>
    public WorkOrder With(OrderPeople people) => this with
    {
        StaffId = people.StaffId,
        Shares = people.Shares,
        AdvisorId = people.AdvisorId,
        InspectorId = people.InspectorId,
        ClerkId = people.ClerkId,
    };

    /// <summary>Whether it is work for a customer; one for the house itself and one that was called off measure nobody.</summary>
    public bool IsCounted => ServiceType != ServiceType.Internal && CancelledAt is null;

    /// <summary>Whether the work was done and stands. Of one that is open, was opened again or was called off there is nothing to ask the customer.</summary>
    public bool IsDone => CompletedAt is not null && CancelledAt is null;

    /// <summary>The instant that decides which month the order belongs to: its completion, or its opening while it is open. Cancelling moves no order.</summary>
    public Instant CountsAt => CompletedAt ?? OpenedAt;
}
