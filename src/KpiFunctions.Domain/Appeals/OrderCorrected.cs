using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Appeals;

/// <summary>An order was somebody else's work, or took place at other times, or passed its inspection, or was cancelled; what is not given stays.</summary>
public sealed record OrderCorrected(WorkOrderId Order, string Evidence) : Correction(Evidence)
{
    /// <summary>Who did the work, or of several the first one.</summary>
    public StaffId? StaffId { get; init; }

    /// <summary>All who did it together, given with <see cref="StaffId"/>; without them that one did it alone.</summary>
    public WorkShares? Shares { get; init; }

    public StaffId? AdvisorId { get; init; }

    public StaffId? InspectorId { get; init; }

    public StaffId? ClerkId { get; init; }

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
            || (c.AdvisorId is not null && AdvisorId is not null)
            || (c.InspectorId is not null && InspectorId is not null)
            || (c.ClerkId is not null && ClerkId is not null)
            || (c.OpenedAt is not null && OpenedAt is not null)
            || (c.ArrivedAt is not null && ArrivedAt is not null)
            || (c.PromisedAt is not null && PromisedAt is not null)
            || (c.CompletedAt is not null && CompletedAt is not null)
            || (c.CancelledAt is not null && CancelledAt is not null)
            || (c.InspectionPassed is not null && InspectionPassed is not null));

    public override WorkOrder Correct(WorkOrder order) => order.Id != Order ? order : order with
    {
        StaffId = StaffId ?? order.StaffId,
        Shares = StaffId is null ? order.Shares : Shares,
        AdvisorId = AdvisorId ?? order.AdvisorId,
        InspectorId = InspectorId ?? order.InspectorId,
        ClerkId = ClerkId ?? order.ClerkId,
        OpenedAt = OpenedAt ?? order.OpenedAt,
        ArrivedAt = ArrivedAt ?? order.ArrivedAt,
        PromisedAt = PromisedAt ?? order.PromisedAt,
        CompletedAt = CompletedAt ?? order.CompletedAt,
        CancelledAt = CancelledAt ?? order.CancelledAt,
        InspectionPassed = InspectionPassed ?? order.InspectionPassed,
    };

    /// <summary>A repair that came back counts against those who stand on it.</summary>
    public override ReturnFact Correct(ReturnFact repeat) => repeat.Earlier == Order ? repeat with { People = Correct(repeat.People) } : repeat;

    /// <summary>A call that is still to be made is the clerk's who calls back for the order.</summary>
    public override Callback Correct(Callback call) => call.Survey.WorkOrderId == Order && ClerkId is { } clerk ? call.GivenTo(clerk) : call;

    /// <summary>A complaint that named nobody is about whoever did the order.</summary>
    public override Complaint Correct(Complaint complaint) => complaint.WorkOrderId != Order ? complaint : complaint with
    {
        StaffId = complaint.IsAboutOrderStaff ? StaffId ?? complaint.StaffId : complaint.StaffId,
        Order = complaint.Order is { } people ? Correct(people) : null,
    };

    /// <summary>What was cancelled did not come back, and nothing came back with it.</summary>
    public override bool Drops(ReturnFact repeat) => CancelledAt is not null && (repeat.Earlier == Order || repeat.Later == Order);

    private OrderPeople Correct(OrderPeople people) => new(
        StaffId ?? people.StaffId,
        StaffId is null ? people.Shares : Shares,
        AdvisorId ?? people.AdvisorId,
        InspectorId ?? people.InspectorId,
        ClerkId ?? people.ClerkId);
}
