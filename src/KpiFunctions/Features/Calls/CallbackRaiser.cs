using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Foundation;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.Calls;

/// <summary>
/// Makes a telephone call of a survey to which nothing came. The survey's silence and the call are written in one batch under the order's ETag,
/// so there is exactly one call however often the message comes, and none when an answer is faster or the customer wants to be left alone.
/// </summary>
public sealed class CallbackRaiser(
    WorkOrderStore workOrders,
    SurveyStore surveys,
    ContactStore contacts,
    ContactKeys keys,
    StoreDirectory stores,
    MonthBook book,
    TimeProvider time)
{
    public async Task RaiseAsync(RaiseCallsMessage message, CancellationToken cancellationToken)
    {
        var store = await stores.GetAsync(message.StoreMonth.StoreId, cancellationToken);
        foreach (var order in message.OrderIds)
        {
            await RaiseAsync(store, message.StoreMonth, order, cancellationToken);
        }
    }

    private async Task RaiseAsync(Store store, StoreMonth month, WorkOrderId id, CancellationToken cancellationToken)
    {
        // An order that was moved meanwhile is found in its new month by the timer; one that somebody else wrote is looked at anew.
        while (await workOrders.GetAsync(month, id, cancellationToken) is { } stored)
        {
            var now = time.Now();
            var close = month.ClosesAt(store);
            if (FollowUpPlan.Of(stored.Survey, store, now, close) != FollowUp.Call || await book.EnterAsync(store, month, cancellationToken) is null)
            {
                return;
            }

            if (await workOrders.GetAnswersAsync(month, id, cancellationToken) is { Count: > 0 })
            {
                // The mark of the answer was lost in a correction of the order.
                await surveys.ChangeAsync(stored, survey => survey with { HasReply = true }, cancellationToken);
                return;
            }

            if (await ReasonToLeaveAloneAsync(stored, cancellationToken) is { } reason)
            {
                await surveys.ChangeAsync(stored, survey => survey.LeaveAlone(reason), cancellationToken);
                return;
            }

            var call = Callback.For(new SurveyId(store.Id, id), stored.Order.ClerkId, store, now, close);
            if (await surveys.TryRaiseCallAsync(store, stored, stored.Survey.BecameSilent(now), call, cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>A text once went to a number, so one that is gone was erased.</summary>
    private async Task<ExclusionReason?> ReasonToLeaveAloneAsync(ServiceRecord stored, CancellationToken cancellationToken) =>
        stored.Order.CancelledAt is not null ? ExclusionReason.CancelledOrder
        : !stored.Order.IsDone ? ExclusionReason.OpenedAgain
        : stored.Order.CustomerPhone.Usable is not { } phone ? ExclusionReason.Erased
        : (await contacts.FindAsync(keys.Of(phone), cancellationToken))?.OptedOutAt is not null ? ExclusionReason.OptedOut
        : null;
}
