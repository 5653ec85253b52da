using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Calls;

/// <summary>A customer to be called because nothing came back to a text. Source: 002, callbacks, and the callback problem loop (call until reached).</summary>
public sealed record Callback
{
    public required SurveyId Survey { get; init; }

    public required Instant RaisedAt { get; init; }

    /// <summary>The last moment in time; never after the month's close, because an answer counts no more from then on.</summary>
    public required Instant DueBy { get; init; }

    /// <summary>Who has to call, if the store has named somebody.</summary>
    public StaffId? Clerk { get; init; }

    /// <summary>Calls that nobody answered.</summary>
    public int Tries { get; init; }

    /// <summary>How it ended; <see langword="null"/> while it is open.</summary>
    public CallOutcome? Outcome { get; init; }

    public Instant? DoneAt { get; init; }

    /// <summary>Who called last.</summary>
    public StaffId? CalledBy { get; init; }

    /// <summary>Name of the key or person that entered the last result.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>When the customer asked for silence before anybody reached them; <see langword="null"/> when not.</summary>
    public Instant? NeedlessAt { get; init; }

    public bool IsOpen => DoneAt is null && NeedlessAt is null;

    /// <param name="clerk">Who calls back for the order, if it says so; whoever the store names calls otherwise.</param>
    /// <param name="close">When the order's month closes.</param>
    public static Callback For(SurveyId survey, StaffId? clerk, Store store, Instant now, Instant close) => new()
    {
        Survey = survey,
        RaisedAt = now,
        DueBy = Instant.Min(store.SendingWindow.NextOpening(now, store.Zone) + store.CallWithin, close),
        Clerk = clerk ?? store.CallbackClerk,
    };

    /// <summary>The call of an order that was corrected into another month.</summary>
    /// <param name="close">When that month closes.</param>
    public Callback MovedTo(Instant close) => IsOpen ? this with { DueBy = Instant.Min(DueBy, close) } : this;

    /// <summary>The call once somebody else calls back for its order. One that was made stays with whoever made it.</summary>
    public Callback GivenTo(StaffId? clerk) => IsOpen ? this with { Clerk = clerk } : this;

    /// <summary>The call after a call. One that was closed stays as it is.</summary>
    public Callback After(CallResult result)
    {
        if (!IsOpen)
        {
            return this;
        }

        var called = this with { CalledBy = result.By, EnteredBy = result.EnteredBy };
        return result.Outcome == CallOutcome.NotReached
            ? called with { Tries = Tries + 1 }
            : called with { Outcome = result.Outcome, DoneAt = result.At };
    }

    /// <summary>The call of a customer who asked for silence. One that was closed stays as it is.</summary>
    public Callback NotNeeded(Instant at) => IsOpen ? this with { NeedlessAt = at } : this;

    /// <summary>
    /// Whether nobody has to make it any more: its order is open again or was cancelled, or the customer wrote, or asked for silence, while there was still
    /// time for it. One that was made stays made.
    /// </summary>
    /// <param name="order">What it is about, as corrected.</param>
    /// <param name="answers">What the customer has written.</param>
    public bool IsNeedless(WorkOrder order, IEnumerable<SurveyAnswer> answers) =>
        NeedlessAt <= DueBy || (DoneAt is null && (!order.IsDone || answers.Any(a => a.ReceivedAt <= DueBy)));

    /// <summary>What it says about whoever called, or had to; <see langword="null"/> when nobody did and nobody had to.</summary>
    public CallbackFact? ToFact() => (DoneAt is null ? Clerk : CalledBy) is { } clerk ? new CallbackFact(clerk, DueBy, DoneAt) : null;
}
