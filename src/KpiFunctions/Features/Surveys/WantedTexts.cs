using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;
using NodaTime;

namespace KpiFunctions.Features.Surveys;

/// <summary>Whether a text is still to be sent when its turn comes: orders, answers and months have gone on since it was asked for.</summary>
public sealed class WantedTexts(WorkOrderStore workOrders, StoreDirectory stores, SurveyWording wording)
{
    internal async Task<bool> IsWantedAsync(ServiceRecord stored, TextPurpose purpose, Instant now, CancellationToken cancellationToken) => purpose switch
    {
        TextPurpose.OptOutConfirmation => true,
        _ when !stored.Order.IsDone => false,

        // Anything but a survey that is due now has been dealt with, or has a later entry in the list of due texts. One whose month has closed is excluded.
        TextPurpose.Survey => stored.Survey is { State: SurveyState.Scheduled, DueAt: { } dueAt } && dueAt <= now,

        // What could only lead to an answer that does not count any more bothers nobody.
        _ when now >= stored.Month.ClosesAt(await stores.GetAsync(stored.Order.StoreId, cancellationToken)) => false,
        TextPurpose.Clarification =>
            SurveyAnswers.Of(await workOrders.GetAnswersAsync(stored.Month, stored.Order.Id, cancellationToken)).AreUnclear,
        TextPurpose.Reminder => await MayRemindAsync(stored, now, cancellationToken),
        _ => (await wording.QuestionnaireOfAsync(stored, purpose, cancellationToken)).Has(purpose) && !await HasAnsweredAllAsync(stored, cancellationToken),
    };

    /// <summary>Whether the order was cancelled or opened again since it was read: this is the last look before the text leaves.</summary>
    internal async Task<bool> IsUndoneAsync(OutgoingText text, CancellationToken cancellationToken) =>
        text.Purpose != TextPurpose.OptOutConfirmation
        && await workOrders.FindAsync(text.Id.StoreId, text.Id.WorkOrderId, text.Stored.Month, cancellationToken) is { Order.IsDone: false };

    /// <summary>Whether the customer went on to the page, which has all questions, after the text that asked for the next one.</summary>
    private async Task<bool> HasAnsweredAllAsync(ServiceRecord stored, CancellationToken cancellationToken) =>
        (await workOrders.GetAnswersAsync(stored.Month, stored.Order.Id, cancellationToken)).MaxBy(a => a.ReceivedAt) is { Source: AnswerSource.Page };

    private async Task<bool> MayRemindAsync(ServiceRecord stored, Instant now, CancellationToken cancellationToken)
    {
        var store = await stores.GetAsync(stored.Order.StoreId, cancellationToken);
        return FollowUpPlan.Of(stored.Survey, store, now, stored.Month.ClosesAt(store)) == FollowUp.Remind
            && await workOrders.GetAnswersAsync(stored.Month, stored.Order.Id, cancellationToken) is { Count: 0 };
    }
}
