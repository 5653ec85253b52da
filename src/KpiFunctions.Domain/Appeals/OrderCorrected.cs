using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Appeals;

/// <summary>An order was somebody else's work, or took place at other times, or passed its inspection, or was cancelled; what is not given stays.</summary>
public sealed record OrderCorrected(WorkOrderId Order, string Evidence) : Correction(Evidence)
{
    public StaffId? StaffId { get; init; }

    public Instant? OpenedAt { get; init; }

    public Instant? ArrivedAt { get; init; }

    public Instant? PromisedAt { get; init; }

    /// <summary>Within the month: a correction moves no order into another one.</summary>
    public Instant? CompletedAt { get; init; }

    public Instant? CancelledAt { get; init; }

    public bool? InspectionPassed { get; init; }

    public override bool IsOf(WorkOrderId order) => order == Order;

    public override bool Overwrites(Correction earlier) => earlier is OrderCorrected c && c.Order == Order
        && ((c.StaffId is not null && StaffId is not null)
            || (c.OpenedAt is not null && OpenedAt is not null)
            || (c.ArrivedAt is not null && ArrivedAt is not null)
            || (c.PromisedAt is not null && PromisedAt is not null)
            || (c.CompletedAt is not null && CompletedAt is not null)
            || (c.CancelledAt is not null && CancelledAt is not null)
            || (c.InspectionPassed is not null && InspectionPassed is not null));

    public override WorkOrder Correct(WorkOrder order) => order.Id != Order ? order : order with
    {
        StaffId = StaffId ?? order.StaffId,
        OpenedAt = OpenedAt ?? order.OpenedAt,
        ArrivedAt = ArrivedAt ?? order.ArrivedAt,
        PromisedAt = PromisedAt ?? order.PromisedAt,
        CompletedAt = CompletedAt ?? order.CompletedAt,
        CancelledAt = CancelledAt ?? order.CancelledAt,
        InspectionPassed = InspectionPassed ?? order.InspectionPassed,
    };

    /// <summary>A repair that came back counts against whoever did it.</summary>
    public override ReturnFact Correct(ReturnFact repeat) => repeat.Earlier == Order && StaffId is { } staff ? repeat with { StaffId = staff } : repeat;

    /// <summary>A complaint that named nobody is about whoever did the order.</summary>
    public override Complaint Correct(Complaint complaint) =>
        complaint.IsAboutOrderStaff && complaint.WorkOrderId == Order && StaffId is { } staff ? complaint with { StaffId = staff } : complaint;

    /// <summary>What was cancelled did not come back, and nothing came back with it.</summary>
    public override bool Drops(ReturnFact repeat) => CancelledAt is not null && (repeat.Earlier == Order || repeat.Later == Order);
}
