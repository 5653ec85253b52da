using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Appeals;

/// <summary>A call about an order was made by somebody else, at another time, ended otherwise, or was due at another time; what is not given stays. Source: 002, callbacks.</summary>
public sealed record CallCorrected(WorkOrderId Order, string Evidence) : Correction(Evidence)
{
    /// <summary>Who called, or had to.</summary>
    public StaffId? Clerk { get; init; }

    /// <summary>The last moment in time.</summary>
    public Instant? DueBy { get; init; }

    /// <summary>When the call ended.</summary>
    public Instant? DoneAt { get; init; }

    /// <summary>How it ended; not reached: it did not end at all.</summary>
    public CallOutcome? Outcome { get; init; }

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => !Said.Any();

    private IEnumerable<string> Said => SaidFields.Of((nameof(Clerk), Clerk), (nameof(DueBy), DueBy), (nameof(DoneAt), DoneAt), (nameof(Outcome), Outcome));

    public override bool IsOf(WorkOrderId order) => order == Order;

    public override bool Overwrites(Correction earlier) => earlier is CallCorrected c && c.Order == Order && c.Said.Intersect(Said).Any();

    public override Callback Correct(Callback call) => call.Survey.WorkOrderId != Order ? call : Ended(call with
    {
        Clerk = Clerk ?? call.Clerk,
        CalledBy = Clerk ?? call.CalledBy,
        DueBy = DueBy ?? call.DueBy,
    });

    private Callback Ended(Callback call) => Outcome == CallOutcome.NotReached
        ? call with { Outcome = null, DoneAt = null }
        : (DoneAt ?? call.DoneAt) is { } doneAt
            ? call with { DoneAt = doneAt, Outcome = Outcome ?? call.Outcome ?? CallOutcome.Reached, CalledBy = call.CalledBy ?? call.Clerk }
            : call;
}
