using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>Decides when a customer who has not answered is reminded, and when a person calls instead.</summary>
public static class FollowUpPlan
{
    /// <param name="close">When the order's month closes; an answer from then on does not count, so nobody is bothered for one.</param>
    public static FollowUp Of(Survey survey, Store store, Instant now, Instant close)
    {
        if (!survey.IsWaiting || survey.SentAt is not { } sentAt || now >= close || now > survey.AnswersUntil)
        {
            return FollowUp.None;
        }

        return now >= sentAt + store.SilentAfter ? FollowUp.Call
            : !survey.HasSettled(TextPurpose.Reminder) && now >= sentAt + store.RemindAfter ? FollowUp.Remind
            : FollowUp.None;
    }

    /// <summary>Nothing sent after this moment needs a follow-up yet; <see langword="null"/> when the store wants none.</summary>
    public static Instant? SentUntil(Store store, Instant now) =>
        store.RemindAfter is { } remind && store.SilentAfter is { } silent ? now - Duration.Min(remind, silent) : now - (store.RemindAfter ?? store.SilentAfter);

    /// <summary>Months of which a text can still be answered in time, oldest first.</summary>
    public static IReadOnlyList<StoreMonth> OpenMonths(Store store, Instant now)
    {
        var current = StoreMonth.Of(store, now);
        var previous = current with { Month = current.Month.PlusMonths(-1) };
        return now < previous.ClosesAt(store) ? [previous, current] : [current];
    }
}
