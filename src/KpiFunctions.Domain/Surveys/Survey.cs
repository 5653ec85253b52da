using KpiFunctions.Domain.Callbacks;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>
/// The survey of one work order: when it is due, and what became of it. Answers are kept beside it, each on its own.
/// What happens to a text is told by several sources, twice and in any order, so every change says itself what it may overwrite:
/// delivered outranks failed, and both outrank sent.
/// </summary>
public sealed record Survey
{
    public required SurveyState State { get; init; }

    /// <summary>When the text is to leave; set while <see cref="SurveyState.Scheduled"/>.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>When the provider took the text; kept when it could not be delivered after all.</summary>
    public Instant? SentAt { get; init; }

    /// <summary>The provider's id of the text.</summary>
    public string? MessageId { get; init; }

    /// <summary>Message segments that the text was charged as, 1 or more; set once the provider took it.</summary>
    public int? Segments { get; init; }

    /// <summary>Why the customer was left out; set when <see cref="SurveyState.Excluded"/>.</summary>
    public ExclusionReason? Exclusion { get; init; }

    /// <summary>Why the text did not reach the customer; set when <see cref="SurveyState.Failed"/>.</summary>
    public string? Failure { get; init; }

    /// <summary>When we learnt that the text did not reach the customer; set when <see cref="SurveyState.Failed"/>.</summary>
    public Instant? FailedAt { get; init; }

    /// <summary>The survey that an order starts with, or has after a correction before its text left.</summary>
    public static Survey For(WorkOrder order, Store store) =>
        CallbackPlan.ExclusionOf(order) is { } reason ? new Survey { State = SurveyState.Excluded, Exclusion = reason }
        : order.CompletedAt is { } completedAt ? new Survey { State = SurveyState.Scheduled, DueAt = CallbackPlan.DueAt(completedAt, store) }
        : new Survey { State = SurveyState.NotDue };

    /// <summary>Whether something has happened that a correction of the order must not undo.</summary>
    public bool IsSettled =>
        State is SurveyState.Sent or SurveyState.Delivered or SurveyState.Failed
        || Exclusion is ExclusionReason.OptedOut or ExclusionReason.QuietPeriod;

    /// <summary>The provider took the text. A report about this very text may have come first, and then stands.</summary>
    public Survey Sent(Instant at, string messageId, int segments) => State switch
    {
        SurveyState.Delivered => this with { SentAt = SentAt ?? at, Segments = Segments ?? segments },
        SurveyState.Failed when MessageId == messageId => this with { SentAt = SentAt ?? at, Segments = Segments ?? segments },
        _ => Cleared(SurveyState.Sent) with { SentAt = at, MessageId = messageId, Segments = segments },
    };

    /// <summary>The text will not leave. What the provider took stays sent.</summary>
    public Survey Failed(string reason, Instant at) =>
        IsSettled ? this : Cleared(SurveyState.Failed) with { Failure = reason, FailedAt = at };

    /// <summary>The text may have left, but nobody will ever say so; an answer that comes all the same counts.</summary>
    public Survey Lost(string reason, Instant sentAt, Instant at) =>
        IsSettled ? this : Failed(reason, at) with { SentAt = sentAt };

    /// <summary>An answer shows that the text reached the customer.</summary>
    public Survey Arrived(Instant sentAt) => IsSettled ? this : Cleared(SurveyState.Delivered) with { SentAt = sentAt };

    /// <summary>The customer is not asked. What was texted stays texted.</summary>
    public Survey Exclude(ExclusionReason reason) =>
        IsSettled ? this : Cleared(SurveyState.Excluded) with { Exclusion = reason };

    /// <summary>
    /// A delivery report. Delivered is final: the customer has the text. A failure counts unless it is about another text than the one
    /// known to be sent (an earlier attempt).
    /// </summary>
    /// <param name="sentAt">When the text was handed over, for a report that comes before this survey says so itself.</param>
    /// <param name="at">Now.</param>
    public Survey Report(DeliveryReport report, Instant sentAt, Instant at)
    {
        if (State == SurveyState.Delivered)
        {
            return this;
        }

        if (report.Delivered)
        {
            return Cleared(SurveyState.Delivered) with { SentAt = SentAt ?? sentAt, MessageId = report.MessageId };
        }

        return State == SurveyState.Failed || (MessageId is not null && MessageId != report.MessageId)
            ? this
            : Cleared(SurveyState.Failed) with { SentAt = SentAt ?? sentAt, MessageId = report.MessageId, Failure = report.Reason, FailedAt = at };
    }

    private Survey Cleared(SurveyState state) =>
        this with { State = state, DueAt = null, Exclusion = null, Failure = null, FailedAt = null };
}
