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
/// Finds the surveys whose customers have sent nothing for too long, in the stores of which the agenda says that there may be some. Who waits is found in the
/// month itself, and when the store is to be looked at next follows from that, so none can be missed. What is found twice is done once, by the claim of
/// the text or the state of the survey.
/// </summary>
public sealed partial class FollowUpScheduler(
    WorkOrderStore workOrders, StoreDirectory stores, StoreAgenda agenda, Queues queues, TimeProvider time, ILogger<FollowUpScheduler> logger)
{
    // One message does the work of several; a worker is done with so many well within its time.
    private const int SurveysPerMessage = 10;

    public Task EnqueueDueAsync(CancellationToken cancellationToken) => agenda.LookAtFollowUpsAsync(
        async (id, entries, token) =>
        {
            if (await stores.ReadAsync(id, token) is { } store && await EnqueueDueAsync(store, token) is { } next)
            {
                await agenda.FollowUpAgainAsync(id, next, token);
            }

            await agenda.RemoveAsync(entries, token);
        },
        cancellationToken);

    /// <returns>When the store is to be looked at again; <see langword="null"/> when nobody waits.</returns>
    private async Task<Instant?> EnqueueDueAsync(Store store, CancellationToken cancellationToken)
    {
        var now = time.Now();
        if (!store.SendingWindow.IsOpenAt(now, store.Zone))
        {
            return store.SendingWindow.NextOpening(now, store.Zone);
        }

        Instant? next = null;
        foreach (var month in FollowUpPlan.OpenMonths(store, now))
        {
            var close = month.ClosesAt(store);
            var waiting = await workOrders.ListWaitingAsync(month, cancellationToken).ToListAsync(cancellationToken);
            await EnqueueAsync(month, waiting.ToLookup(w => FollowUpPlan.Of(w.Survey, store, now, close)), cancellationToken);

            // What is in the queue now is looked for again: its message may be lost.
            next = waiting.Select(w => FollowUpPlan.NextAt(w.Survey, store, close)).Append(next).Min();
        }

        return next;
    }

    private async Task EnqueueAsync(StoreMonth month, ILookup<FollowUp, ServiceRecord> due, CancellationToken cancellationToken)
    {
        foreach (var some in due[FollowUp.Remind].Chunk(SurveysPerMessage))
        {
            var items = some.Select(w => new SendSurveyMessage.Item(
                month.StoreId.Value, w.Order.Id.Value, Keys.Month(month.Month), Purpose: TextPurpose.Reminder));
            await queues.SurveySend.SendAsync(new SendSurveyMessage([.. items]), cancellationToken);
        }

        foreach (var some in due[FollowUp.Call].Chunk(SurveysPerMessage))
        {
            await queues.RaiseCalls.SendAsync(
                new RaiseCallsMessage(month.StoreId.Value, Keys.Month(month.Month), [.. some.Select(w => w.Order.Id.Value)]), cancellationToken);
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
