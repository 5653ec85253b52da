using KpiFunctions.Domain.Questionnaires;
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

    /// <summary>What the text asked; set once it may have left.</summary>
    public QuestionnaireVersion? Questionnaire { get; init; }

    /// <summary>Message segments that all texts of this survey were charged as, whichever of them was written down first; set once one may have left.</summary>
    public int? Segments { get; init; }

    /// <summary>What all texts of this survey cost, in the store's currency; set with <see cref="Segments"/>.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Which other texts have left, may have, or were refused for good: a bit for each <see cref="TextPurpose"/>, so that each is charged at most once.</summary>
    public int OtherTexts { get; init; }

    /// <summary>When the one reminder left.</summary>
    public Instant? RemindedAt { get; init; }

    /// <summary>When the survey became a telephone call, because nothing came.</summary>
    public Instant? SilentAt { get; init; }

    /// <summary>
    /// Why a customer who has the text is neither reminded nor called: texts were stopped by an answer to another survey, the number was erased, or the order was cancelled or opened again.
    /// </summary>
    public ExclusionReason? LeftAlone { get; init; }

    /// <summary>Whether the customer sent anything at all. The answers themselves decide what counts; this spares looking for them.</summary>
    public bool HasReply { get; init; }

    /// <summary>Why the customer was left out; set when <see cref="SurveyState.Excluded"/>.</summary>
    public ExclusionReason? Exclusion { get; init; }

    /// <summary>Why the text did not reach the customer; set when <see cref="SurveyState.Failed"/>.</summary>
    public string? Failure { get; init; }

    /// <summary>When we learnt that the text did not reach the customer; set when <see cref="SurveyState.Failed"/>.</summary>
    public Instant? FailedAt { get; init; }

    /// <summary>What the closed month knows of the text; set by the first news after the close, <see langword="null"/> before that.</summary>
    public TextAtClose? AtClose { get; init; }

    /// <summary>What the month reads of the text.</summary>
    public TextAtClose ForMonth => AtClose ?? new TextAtClose(SentAt, FailedAt);

    /// <summary>The survey of an order that is not completed.</summary>
    public static Survey NotDue { get; } = new() { State = SurveyState.NotDue };

    /// <summary>The survey that an order starts with, or has after a correction before its text left.</summary>
    public static Survey For(WorkOrder order, Store store, Instant now) =>
        DueTextPlan.ExclusionOf(order, store, now) is { } reason ? new Survey { State = SurveyState.Excluded, Exclusion = reason }
        : order.CompletedAt is { } completedAt ? new Survey { State = SurveyState.Scheduled, DueAt = DueTextPlan.DueAt(completedAt, store) }
        : NotDue;

    /// <summary>The survey of an order that comes, or is corrected, while its closed month takes corrections: nobody is texted that late.</summary>
    public static Survey ForReopened(WorkOrder order) => order switch
    {
        { CancelledAt: not null } => new Survey { State = SurveyState.Excluded, Exclusion = ExclusionReason.CancelledOrder },
        { CompletedAt: null } => NotDue,
        _ => new Survey { State = SurveyState.Excluded, Exclusion = ExclusionReason.MonthClosed },
    };

    /// <summary>Whether something has happened that a correction of the order must not undo.</summary>
    public bool IsSettled =>
        State is SurveyState.Sent or SurveyState.Delivered or SurveyState.Failed
        || Exclusion is ExclusionReason.OptedOut or ExclusionReason.QuietPeriod;

    /// <summary>Whether the customer has the text, has sent nothing and may be asked again, and no person is to call yet.</summary>
    public bool IsWaiting => State is SurveyState.Sent or SurveyState.Delivered && !HasReply && SilentAt is null && LeftAlone is null;

    /// <summary>The last moment at which an answer counts, unless the month closes before; <see langword="null"/> when nothing was sent.</summary>
    public Instant? AnswersUntil => SentAt + SurveyResult.ReplyWindow;

    /// <summary>Whether an answer came within the reply window and before the close.</summary>
    public bool IsInTime(SurveyAnswer answer, Instant close) =>
        !answer.IsLate && answer.ReceivedAt < close && answer.ReceivedAt <= ForMonth.SentAt + SurveyResult.ReplyWindow;

    /// <summary>The provider took the text. A report about this very text may have come first, and then stands.</summary>
    public Survey Sent(SurveyClaim claim, string messageId) => State switch
    {
        SurveyState.Delivered => Texted(claim),
        SurveyState.Failed when MessageId == messageId => Texted(claim),
        _ => Cleared(SurveyState.Sent).Texted(claim) with { SentAt = claim.FirstSentAt, MessageId = messageId },
    };

    /// <summary>The text will not leave. What the provider took stays sent.</summary>
    public Survey Failed(string reason, Instant at) =>
        IsSettled ? this : Cleared(SurveyState.Failed) with { Failure = reason, FailedAt = at };

    /// <summary>The text may have left, but nobody will ever say so; an answer that comes all the same counts.</summary>
    public Survey Lost(string reason, SurveyClaim claim, Instant at) =>
        IsSettled ? this : Failed(reason, at).Texted(claim);

    /// <summary>An answer shows that the text reached the customer.</summary>
    public Survey Arrived(SurveyClaim claim) => IsSettled ? this : Cleared(SurveyState.Delivered).Texted(claim);

    /// <summary>Whether it is written down what became of a text beside the survey.</summary>
    public bool HasSettled(TextPurpose purpose) => (OtherTexts & BitOf(purpose)) != 0;

    /// <summary>A text beside the survey has left, or may have. It is counted once, and nothing that counts from the first text changes.</summary>
    public Survey Followed(SurveyClaim claim) => HasSettled(claim.Purpose) ? this : Charged(claim) with
    {
        OtherTexts = OtherTexts | BitOf(claim.Purpose),
        RemindedAt = claim.Purpose == TextPurpose.Reminder ? claim.FirstSentAt : RemindedAt,
    };

    /// <summary>The provider refused a text beside the survey for good: it costs nothing and is not tried again.</summary>
    public Survey Refused(TextPurpose purpose) => this with { OtherTexts = OtherTexts | BitOf(purpose) };

    /// <summary>The survey that a correction of the order starts anew; texts that left stay counted.</summary>
    /// <param name="before">The survey before the correction.</param>
    public Survey WithTextsOf(Survey before) => this with
    {
        OtherTexts = before.OtherTexts,
        RemindedAt = before.RemindedAt,
        Segments = before.Segments,
        Cost = before.Cost,
        HasReply = before.HasReply,
    };

    /// <summary>Nothing came; a person calls.</summary>
    public Survey BecameSilent(Instant at) => IsWaiting ? this with { SilentAt = at } : this;

    /// <summary>The customer is not bothered again. An answer that comes all the same counts.</summary>
    public Survey LeaveAlone(ExclusionReason reason) => IsWaiting ? this with { LeftAlone = reason } : this;

    /// <summary>
    /// A survey that is settled, after a correction of its order: about one that is cancelled or open again nobody is reminded or called, until it is done after all.
    /// </summary>
    public Survey After(WorkOrder corrected)
    {
        var before = LeftAlone is ExclusionReason.CancelledOrder or ExclusionReason.OpenedAgain ? this with { LeftAlone = null } : this;
        return corrected.IsDone ? before : before.LeaveAlone(corrected.CancelledAt is null ? ExclusionReason.OpenedAgain : ExclusionReason.CancelledOrder);
    }

    /// <summary>The customer is not asked. What was texted stays texted.</summary>
    public Survey Exclude(ExclusionReason reason) =>
        IsSettled ? this : Cleared(SurveyState.Excluded) with { Exclusion = reason };

    /// <summary>
    /// A delivery report. Delivered is final: the customer has the text. A failure counts unless it is about another text than the one
    /// known to be sent (an earlier attempt).
    /// </summary>
    /// <param name="claim">The claim of the text, for a report that comes before this survey says itself that it was sent.</param>
    /// <param name="at">Now.</param>
    public Survey Report(DeliveryReport report, SurveyClaim? claim, Instant at)
    {
        if (State == SurveyState.Delivered)
        {
            return this;
        }

        if (report.Delivered)
        {
            return Cleared(SurveyState.Delivered).Texted(claim) with { MessageId = report.MessageId };
        }

        return State == SurveyState.Failed || (MessageId is not null && MessageId != report.MessageId)
            ? this
            : Cleared(SurveyState.Failed).Texted(claim) with { MessageId = report.MessageId, Failure = report.Reason, FailedAt = at };
    }

    /// <summary>This survey with news that came after its month had closed: the month goes on reading what it knew.</summary>
    /// <param name="before">The survey before the news.</param>
    public Survey LearntAfterClose(Survey before) => this with { AtClose = before.ForMonth };

    /// <summary>What the claim knows of the text; what is known already stands. A text is charged when it is first known what it asked.</summary>
    private Survey Texted(SurveyClaim? claim)
    {
        var charged = claim is null || Questionnaire is not null ? this : Charged(claim) with { Questionnaire = claim.Words.Questionnaire };
        return charged with { SentAt = SentAt ?? claim?.FirstSentAt };
    }

    private Survey Charged(SurveyClaim claim) =>
        this with { Segments = (Segments ?? 0) + claim.Words.Segments, Cost = (Cost ?? 0) + claim.Words.Cost };

    private static int BitOf(TextPurpose purpose) => 1 << (int)purpose;

    private Survey Cleared(SurveyState state) =>
        this with { State = state, DueAt = null, Exclusion = null, Failure = null, FailedAt = null };
}
