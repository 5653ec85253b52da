using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Appeals;

/// <summary>An order was somebody else's work, or another job, or took place at other times, or passed its inspection, or was cancelled; what is not given stays.</summary>
public sealed record OrderCorrected(WorkOrderId Order, string Evidence) : Correction(Evidence)
{
    /// <summary>Who did the work, or of several the first one.</summary>
    public StaffId? StaffId { get; init; }

    /// <summary>All who did it together, given with <see cref="StaffId"/>; without them that one did it alone.</summary>
    public WorkShares? Shares { get; init; }

    public PartHolder? Advisor { get; init; }

    public PartHolder? Inspector { get; init; }

    public PartHolder? Clerk { get; init; }

    public Instant? OpenedAt { get; init; }

    public Instant? ArrivedAt { get; init; }

    public Instant? PromisedAt { get; init; }

    /// <summary>Within the month: a correction moves no order into another one.</summary>
    public Instant? CompletedAt { get; init; }

    public Instant? CancelledAt { get; init; }

    public bool? InspectionPassed { get; init; }

    public string? Model { get; init; }

    public string? JobCode { get; init; }

    public string? Difficulty { get; init; }

    /// <inheritdoc cref="WorkOrder.StandardHours"/>
    public decimal? StandardHours { get; init; }

    /// <inheritdoc cref="WorkOrder.ActualHours"/>
    public decimal? ActualHours { get; init; }

    /// <inheritdoc cref="WorkOrder.Points"/>
    public decimal? Points { get; init; }

    /// <inheritdoc cref="WorkOrder.Amount"/>
    public decimal? Amount { get; init; }

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => !Said.Any();

    /// <summary>Whether it says no more than who stands on the order, when it was opened and that it was called off: all that counts of one as opened only.</summary>
    public bool IsOfOpening => Said.All(s => s is nameof(StaffId) or nameof(Advisor) or nameof(Inspector) or nameof(Clerk) or nameof(OpenedAt) or nameof(CancelledAt));

    private IEnumerable<string> Said => SaidFields.Of(
        (nameof(StaffId), StaffId),
        (nameof(Advisor), Advisor),
        (nameof(Inspector), Inspector),
        (nameof(Clerk), Clerk),
        (nameof(OpenedAt), OpenedAt),
        (nameof(ArrivedAt), ArrivedAt),
        (nameof(PromisedAt), PromisedAt),
        (nameof(CompletedAt), CompletedAt),
        (nameof(CancelledAt), CancelledAt),
        (nameof(InspectionPassed), InspectionPassed),
        (nameof(Model), Model),
        (nameof(JobCode), JobCode),
        (nameof(Difficulty), Difficulty),
        (nameof(StandardHours), StandardHours),
        (nameof(ActualHours), ActualHours),
        (nameof(Points), Points),
        (nameof(Amount), Amount));

    public override bool IsOf(WorkOrderId order) => order == Order;

    public override bool Overwrites(Correction earlier) => earlier is OrderCorrected c && c.Order == Order && c.Said.Intersect(Said).Any();

    public override WorkOrder Correct(WorkOrder order) => order.Id != Order ? order : order.With(Correct(order.People)) with
    {
        OpenedAt = OpenedAt ?? order.OpenedAt,
        ArrivedAt = ArrivedAt ?? order.ArrivedAt,
        PromisedAt = PromisedAt ?? order.PromisedAt,
        CompletedAt = CompletedAt ?? order.CompletedAt,
        CancelledAt = CancelledAt ?? order.CancelledAt,
        InspectionPassed = InspectionPassed ?? order.InspectionPassed,
        Model = Model ?? order.Model,
        JobCode = JobCode ?? order.JobCode,
        Difficulty = Difficulty ?? order.Difficulty,
        StandardHours = StandardHours ?? order.StandardHours,
        ActualHours = ActualHours ?? order.ActualHours,
        Points = Points ?? order.Points,
        Amount = Amount ?? order.Amount,
    };

    /// <summary>A repair that came back counts against those who stand on it.</summary>
    public override ReturnFact Correct(ReturnFact repeat) => repeat.Earlier == Order ? repeat with { People = Correct(repeat.People) } : repeat;

    /// <summary>A call that is still to be made is the clerk's who calls back for the order.</summary>
    public override Callback Correct(Callback call) => call.Survey.WorkOrderId == Order && Clerk is { } clerk ? call.GivenTo(clerk.StaffId) : call;

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
        Advisor is { } advisor ? advisor.StaffId : people.AdvisorId,
        Inspector is { } inspector ? inspector.StaffId : people.InspectorId,
        Clerk is { } clerk ? clerk.StaffId : people.ClerkId);
}
