using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Features.Calls;

/// <summary>
/// Finds the surveys whose customers have sent nothing for too long. It keeps no list: whoever waits is found in the month itself, so none can be
/// missed, and a store costs one query an hour for each open month. What is found twice is done once, by the claim of the text or the state of the survey.
/// </summary>
public sealed partial class FollowUpScheduler(
    WorkOrderStore workOrders, StoreDirectory stores, Queues queues, TimeProvider time, ILogger<FollowUpScheduler> logger)
{
    // One message does the work of several; a worker is done with so many well within its time.
    private const int SurveysPerMessage = 10;

    public async Task EnqueueDueAsync(CancellationToken cancellationToken)
    {
        var now = time.Now();
        foreach (var store in await stores.ListAsync(cancellationToken))
        {
            if (FollowUpPlan.SentUntil(store, now) is { } sentUntil && store.SendingWindow.IsOpenAt(now, store.Zone))
            {
                foreach (var month in FollowUpPlan.OpenMonths(store, now))
                {
                    await EnqueueDueAsync(store, month, sentUntil, now, cancellationToken);
                }
            }
        }
    }

    private async Task EnqueueDueAsync(Store store, StoreMonth month, Instant sentUntil, Instant now, CancellationToken cancellationToken)
    {
        var due = await workOrders.ListWaitingAsync(month, sentUntil, cancellationToken)
            .ToLookupAsync(w => FollowUpPlan.Of(w.Survey, store, now, month.ClosesAt(store)), cancellationToken: cancellationToken);
        foreach (var some in due[FollowUp.Remind].Chunk(SurveysPerMessage))
        {
            var items = some.Select(w => new SendSurveyMessage.Item(
                store.Id.Value, w.Order.Id.Value, Keys.Month(month.Month), Purpose: TextPurpose.Reminder));
            await queues.SurveySend.SendAsync(new SendSurveyMessage([.. items]), cancellationToken);
        }

        foreach (var some in due[FollowUp.Call].Chunk(SurveysPerMessage))
        {
            await queues.RaiseCalls.SendAsync(
                new RaiseCallsMessage(store.Id.Value, Keys.Month(month.Month), [.. some.Select(w => w.Order.Id.Value)]), cancellationToken);
        }

        var (reminders, calls) = (due[FollowUp.Remind].Count(), due[FollowUp.Call].Count());
        if (reminders + calls > 0)
        {
            Found(month, reminders, calls);
        }
    }

    [LoggerMessage(EventId = 1111, Level = LogLevel.Information, Message = "{Month}: {Reminders} customers are to be reminded, {Calls} are to be called")]
    private partial void Found(StoreMonth month, int reminders, int calls);
}
