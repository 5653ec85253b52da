using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>Decides when a customer who has not answered is reminded, and when a person calls instead.</summary>
public static class FollowUpPlan
{
    /// <param name="close">When the order's month closes; an answer from then on does not count, so nobody is bothered for one.</param>
    public static FollowUp Of(Survey survey, Store store, Instant now, Instant close) =>
        now >= close || now > survey.AnswersUntil || NextAt(survey, store, close) is not { } next || next > now ? FollowUp.None
        : now >= survey.SentAt + store.SilentAfter ? FollowUp.Call
        : FollowUp.Remind;

    /// <summary>When the customer is to be reminded or called next, which may have passed; <see langword="null"/> when neither is to be.</summary>
    /// <inheritdoc cref="Of"/>
    public static Instant? NextAt(Survey survey, Store store, Instant close)
    {
        if (!survey.IsWaiting || survey.SentAt is not { } sentAt)
        {
            return null;
        }

        var remindAt = survey.HasSettled(TextPurpose.Reminder) ? null : sentAt + store.RemindAfter;
        var callAt = sentAt + store.SilentAfter;
        var next = remindAt < callAt || callAt is null ? remindAt : callAt;
        return next < close && next <= survey.AnswersUntil ? next : null;
    }

    /// <summary>Months of which a text can still be answered in time, oldest first.</summary>
    public static IReadOnlyList<StoreMonth> OpenMonths(Store store, Instant now)
    {
        var current = StoreMonth.Of(store, now);
        var previous = current with { Month = current.Month.PlusMonths(-1) };
        return now < previous.ClosesAt(store) ? [previous, current] : [current];
    }
}
