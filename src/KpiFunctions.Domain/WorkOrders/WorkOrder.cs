using NodaTime;

namespace KpiFunctions.Domain.WorkOrders;

/// <summary>One service for one customer, as the dealer's system recorded it. Open until it has a completion.</summary>
public sealed record WorkOrder
{
    public required StoreId StoreId { get; init; }

    public required WorkOrderId Id { get; init; }

    /// <summary>Who did the work and is measured by it.</summary>
    public required StaffId StaffId { get; init; }

    public CustomerId? CustomerId { get; init; }

    public CustomerPhone CustomerPhone { get; init; }

    /// <summary>The car or appliance; with <see cref="FaultCode"/> it identifies a repeated repair.</summary>
    public string? AssetId { get; init; }

    public string? FaultCode { get; init; }

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

    /// <summary>Whether it is work for a customer; one for the house itself and one that was called off measure nobody.</summary>
    public bool IsCounted => ServiceType != ServiceType.Internal && CancelledAt is null;

    /// <summary>Whether the work was done and stands. Of one that is open, was opened again or was called off there is nothing to ask the customer.</summary>
    public bool IsDone => CompletedAt is not null && CancelledAt is null;

    /// <summary>The instant that decides which month the order belongs to: its completion, or its opening while it is open. Cancelling moves no order.</summary>
    public Instant CountsAt => CompletedAt ?? OpenedAt;
}
