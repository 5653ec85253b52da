using KpiFunctions.Domain.Questionnaires;
using NodaTime;

namespace KpiFunctions.Domain.Surveys.Sending;

/// <summary>Decides about a survey that is due, so that each customer gets one text although workers die, race and are called twice.</summary>
/// <param name="RepeatWithin">So long after an attempt's first call the provider still takes a repeated call for the same text.</param>
/// <param name="ReportGrace">So long after an attempt's first call its delivery report is awaited.</param>
/// <param name="MostAttempts">Attempts that end without any word from the provider, before the survey is given up.</param>
public sealed record SendPlan(Duration RepeatWithin, Duration ReportGrace, int MostAttempts)
{
    /// <param name="draft">The claim to make when there is none yet; its time is now.</param>
    /// <param name="mayStart">Whether the store may send one more text today; a repeated call is none.</param>
    /// <param name="close">When the order's month closes; a text from then on could not be answered in time.</param>
    public SendStep Next(Contact contact, SurveyClaim draft, Duration quietPeriod, bool mayStart, Instant close)
    {
        var now = draft.FirstSentAt;
        if (contact.ClaimOf(draft.Survey, draft.Purpose) is { Refusal: not null } refused)
        {
            return new SendStep.Refuse(refused);
        }

        if (contact.OptedOutAt is not null)
        {
            return contact.ClaimOf(draft.Survey, draft.Purpose) is { } left ? new SendStep.Settle(left) : new SendStep.Exclude(ExclusionReason.OptedOut);
        }

        if (contact.ClaimOf(draft.Survey, draft.Purpose) is not { } claim)
        {
            return now >= close ? new SendStep.Exclude(ExclusionReason.MonthClosed)
                : contact.IsQuietAt(now, quietPeriod, draft.Survey) || contact.IsFullAt(now) ? new SendStep.Exclude(ExclusionReason.QuietPeriod)
                : !mayStart ? new SendStep.Park()
                : new SendStep.Call(draft);
        }

        return claim.RepeatabilityId == draft.RepeatabilityId ? new SendStep.Call(claim)
            : now - claim.FirstSentAt < RepeatWithin ? new SendStep.Call(claim.CalledAgain())
            : now < ReportDueAt(claim) ? new SendStep.AwaitReport(ReportDueAt(claim))
            : claim.Attempt >= MostAttempts || now >= close ? new SendStep.GiveUp(claim)
            : !mayStart ? new SendStep.Park()
            : new SendStep.StartOver(claim);
    }

    /// <summary>
    /// Decides about a text beside the survey itself, which leaves at most once: where nobody can say any more whether it left, it does not leave again.
    /// Only a number that was sent the survey gets it, and only who wants no texts gets the confirmation of that.
    /// </summary>
    /// <inheritdoc cref="Next" path="/param"/>
    public SendStep NextBeside(Contact contact, SurveyClaim draft, bool mayStart)
    {
        if (contact.ClaimOf(draft.Survey, draft.Purpose) is { Refusal: not null } refused)
        {
            return new SendStep.Refuse(refused);
        }

        if (contact.OptedOutAt.HasValue != (draft.Purpose == TextPurpose.OptOutConfirmation) || contact.ClaimOf(draft.Survey) is null)
        {
            return new SendStep.Drop();
        }

        if (contact.ClaimOf(draft.Survey, draft.Purpose) is { } claim)
        {
            // The draft itself: it was kept, and the storage's answer got lost.
            return claim.RepeatabilityId == draft.RepeatabilityId ? new SendStep.Call(claim)
                : draft.FirstSentAt - claim.FirstSentAt < RepeatWithin ? new SendStep.Call(claim.CalledAgain()) : new SendStep.Drop();
        }

        return contact.IsFullAt(draft.FirstSentAt) ? new SendStep.Drop() : mayStart ? new SendStep.Call(draft) : new SendStep.Park();
    }

    /// <summary>When a survey whose text may have left is to be looked at again: soon while a repeated call is safe, or else when the report is overdue.</summary>
    public Instant RetryAt(SurveyClaim claim, Duration wait, Instant now) =>
        now + wait - claim.FirstSentAt < RepeatWithin ? now + wait : ReportDueAt(claim);

    /// <summary>When the delivery report of an attempt is overdue.</summary>
    public Instant ReportDueAt(SurveyClaim claim) => claim.FirstSentAt + ReportGrace;
}
