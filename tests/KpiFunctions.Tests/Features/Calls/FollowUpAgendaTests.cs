using System.Globalization;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Calls;

/// <summary>
/// Whoever is to be reminded or called is found, though the timer looks only where the agenda says: in any course of texts, reports, corrections, answers and
/// changed settings it finds what a look at every order finds.
/// </summary>
public sealed class FollowUpAgendaTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private const int Orders = 8;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_the_agenda_finds_is_what_a_look_at_everything_finds(int seed)
    {
        var random = new Random(seed);
        Clock.Now = Utc("2026-09-27T01:00:00Z");
        await ChangeStoreAsync(store => store with { QuietPeriod = Duration.Zero, CallbackAfter = Duration.FromHours(2) });
        var found = 0;
        for (var hour = 0; hour < 24 * 9; hour++)
        {
            Clock.Now += Duration.FromMinutes(30);
            foreach (var message in await TakeAsync(Get<Queues>().SurveySend.Client))
            {
                // Some messages are lost, and looked for again.
                if (random.Next(4) > 0)
                {
                    await new SendSurveyWorker(Get<SurveySender>(), Get<DeadLetterStore>()).Run(message, CancellationToken.None);
                }
            }

            if (random.Next(3) == 0)
            {
                await StepAsync(random);
            }

            Clock.Now += Duration.FromMinutes(30);
            await DrainCallsAsync();
            await Get<DueTextScheduler>().EnqueueDueAsync(CancellationToken.None);
            await SendQueuedAsync();
            found += await CompareAsync();
        }

        Assert.InRange(found, 5, int.MaxValue);
    }

    private async Task StepAsync(Random random)
    {
        var order = $"W{random.Next(Orders)}";
        var phone = $"+8613800000{order[1..]}00";
        var today = Clock.Now.InZone(NewStore("S1").Zone).LocalDateTime.PlusHours(-random.Next(1, 40)).ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        switch (random.Next(9))
        {
            case 0 or 1 or 2:
                await ImportOrderAsync(order, today, phone);
                break;
            case 3:
                await ImportAsync($"storeId,workOrderId,staffId,customerPhone,openedAt,completedAt,cancelledAt\nS1,{order},A,{phone},2026-09-01T08:00:00,,{today}\n");
                break;
            case 4:
                await ReplyAsync("5", Clock.Now, phone[1..], Guid.NewGuid().ToString());
                break;
            case 5:
                await ReportAsync(ReportEvent($"S1/{order}", random.Next(2) == 0 ? "Delivered" : "Failed", messageId: $"m{random.Next(3)}"));
                break;
            case 6:
                await ChangeStoreAsync(store => store with
                {
                    RemindAfter = random.Next(4) == 0 ? null : Duration.FromHours(random.Next(1, 40)),
                    SilentAfter = random.Next(4) == 0 ? null : Duration.FromHours(random.Next(1, 80)),
                });
                break;
            case 7:
                var isThrottled = random.Next(3) == 0;
                Gateway.Before = _ => isThrottled ? new SmsReceipt.Failed("down", MayHaveLeft: false) : null;
                break;
            default:
                await ChangeStoreAsync(store => store with
                {
                    SendingWindow = new SendingWindow(new LocalTime(random.Next(0, 10), 0), new LocalTime(random.Next(18, 23), 0)),
                });
                break;
        }
    }

    private async Task ChangeStoreAsync(Func<Store, Store> change) => await Get<StoreDirectory>().SaveAsync(
        change(await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None)), CancellationToken.None);

    /// <summary>Holds what the tick puts into the queues against every order.</summary>
    /// <returns>How many surveys it found.</returns>
    private async Task<int> CompareAsync()
    {
        var expected = await ExpectedAsync();
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        var reminders = (await PeekAsync(Get<Queues>().SurveySend)).SelectMany(m => MessageJson.Read<SendSurveyMessage>(MessageText.Decode(m)).Surveys)
            .Where(s => s.Purpose == TextPurpose.Reminder).Select(s => (s.Order, FollowUp.Remind));
        var calls = (await PeekAsync(Get<Queues>().RaiseCalls)).SelectMany(m => MessageJson.Read<RaiseCallsMessage>(MessageText.Decode(m)).Orders).Select(o => (o, FollowUp.Call));
        var found = reminders.Concat(calls).Distinct().Order().ToList();
        Assert.Equal(expected.Order(), found);
        return found.Count;
    }

    private async Task<IReadOnlyList<(string Order, FollowUp FollowUp)>> ExpectedAsync()
    {
        var store = await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None);
        var expected = new List<(string, FollowUp)>();
        if (!store.SendingWindow.IsOpenAt(Clock.Now, store.Zone))
        {
            return expected;
        }

        for (var i = 0; i < Orders; i++)
        {
            if (await Get<KpiFunctions.Records.Book.WorkOrderStore>().FindAsync(Store, Domain.WorkOrders.WorkOrderId.Parse($"W{i}"), hint: null, CancellationToken.None) is { } stored
                && FollowUpPlan.Of(stored.Survey, store, Clock.Now, stored.Month.ClosesAt(store)) is var due && due != FollowUp.None)
            {
                expected.Add(($"W{i}", due));
            }
        }

        return expected;
    }

    private static async Task<IReadOnlyList<string>> PeekAsync(MessageQueue queue) =>
        [.. (await queue.Client.PeekMessagesAsync(32)).Value.Select(m => m.MessageText)];
}
