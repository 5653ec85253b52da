using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.Calls;

/// <summary>
/// Makes a telephone call of a survey to which nothing came. The survey's silence and the call are written in one batch under the order's ETag,
/// so there is exactly one call however often the message comes, and none when an answer is faster or the customer wants to be left alone.
/// </summary>
public sealed class CallbackRaiser(
    Tables tables,
    WorkOrderStore workOrders,
    SurveyWriter surveys,
    ContactStore contacts,
    ContactKeys keys,
    StoreDirectory stores,
    MonthGate gate,
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
        // An order that was moved meanwhile is found in its new month by the timer.
        while (await workOrders.GetAsync(month, id, cancellationToken) is { } stored)
        {
            var now = time.Now();
            var close = month.ClosesAt(store.Zone);
            if (FollowUpPlan.Of(stored.Survey, store, now, close) != FollowUp.Call || await gate.EnterAsync(store, month, cancellationToken) is not { } pass)
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

            var task = Callback.For(new SurveyId(store.Id, id), store, now, close);
            if (await TryWriteAsync(stored, stored.Survey.BecameSilent(now), task, pass, cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>A text once went to a number, so one that is gone was erased.</summary>
    private async Task<ExclusionReason?> ReasonToLeaveAloneAsync(StoredWorkOrder stored, CancellationToken cancellationToken) =>
        stored.Order.CustomerPhone.Usable is not { } phone ? ExclusionReason.Erased
        : (await contacts.FindAsync(keys.Of(phone), cancellationToken))?.OptedOutAt is not null ? ExclusionReason.OptedOut
        : null;

    private async Task<bool> TryWriteAsync(StoredWorkOrder stored, Survey survey, Callback task, MonthPass pass, CancellationToken cancellationToken)
    {
        try
        {
            await tables.WorkOrders.SubmitTransactionAsync(
                pass.Guard(
                [
                    new TableTransactionAction(
                        TableTransactionActionType.UpdateReplace, WorkOrderRow.From(stored.Month, stored.Order, survey), stored.ETag),
                    new TableTransactionAction(TableTransactionActionType.Add, CallbackRow.From(stored.Month, task)),
                ]),
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            // The order or the month has changed since it was read.
            return false;
        }
    }
}
