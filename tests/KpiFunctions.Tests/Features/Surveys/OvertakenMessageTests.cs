using System.Text.Json;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Months;
using NodaTime;

namespace KpiFunctions.Tests.Features.Surveys;

/// <summary>
/// A message is about an order as it was. Whatever became of the order, its customer or its store meanwhile, and whatever hour it is then, every
/// message about it ends without an exception, what was put off comes to an end too, and the month closes.
/// </summary>
public sealed class OvertakenMessageTests(AzuriteFixture azurite) : MonthTest(azurite)
{
    private const string Columns = "storeId,workOrderId,staffId,openedAt";

    // One order for each hour at which the messages about it come.
    private static readonly string[] Hours = ["open", "closed", "limit", "throttled", "failed"];

    // Texted on 2 October at 10:00 in Shanghai; September closes on the 5th at 02:00.
    private static readonly Instant Texted = Utc("2026-10-02T02:00:00Z");

    private static readonly Dictionary<string, Func<OvertakenMessageTests, Task>> Changes = new()
    {
        ["nothing"] = _ => Task.CompletedTask,
        ["opened again"] = t => t.ImportAllAsync("completedAt", ""),
        ["cancelled"] = t => t.ImportAllAsync("cancelledAt", "2026-10-02T11:00:00"),
        ["opened again and cancelled"] = t => t.ImportAllAsync("completedAt,cancelledAt", ",2026-10-02T11:00:00"),
        ["moved to the next month"] = t => t.ImportAllAsync("completedAt", "2026-10-01T11:00:00"),
        ["internal"] = t => t.ImportAllAsync("serviceType", "internal"),
        ["of other staff"] = t => t.ImportAllAsync("completedAt", "2026-09-29T11:00:00", staff: "B"),
        ["without a number"] = t => t.ImportAllAsync("customerPhone", ""),
        ["with an invalid number"] = t => t.ImportAllAsync("customerPhone", "none"),
        ["with another number"] = t => t.ImportAllAsync("customerPhone", "+8613900000001"),
        ["erased"] = async t =>
        {
            foreach (var hour in Hours)
            {
                await t.Get<CustomerErasure>().EraseAsync(new EraseCustomerJson(Phone: PhoneOf(hour)).ToRequest(), Admin, CancellationToken.None);
            }
        },
        ["answered"] = t => t.ReplyAllAsync("5"),
        ["answered unclearly"] = t => t.ReplyAllAsync("4点到"),
        ["opted out"] = t => t.ReplyAllAsync("退订"),
        ["of a store with other settings"] = async t => await t.SaveStoreAsync((await t.StoreAsync()) with
        {
            Locale = "zh-TW",
            Questionnaire = QuestionnaireId.Parse("three-questions"),
            RemindAfter = null,
            SilentAfter = Duration.FromMinutes(1),
            DailyTextLimit = 1,
            SampleRate = 0,
            SegmentPrice = 1_000_000,
        }),
        ["of a closed month"] = t => t.CloseSeptemberAsync(),
    };

    public static TheoryData<string> Kinds => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_message_ends_calmly_when_its_order_is(string change)
    {
        await SaveStoreAsync(NewStore("S1") with { SilentAfter = Duration.FromHours(25) });
        Clock.Now = Utc("2026-09-30T00:00:00Z");
        foreach (var hour in Hours)
        {
            await ImportOrderAsync(hour, "2026-09-29T10:00:00", PhoneOf(hour));
        }

        await SendDueAsync(Texted);
        Assert.Equal(Hours.Length, Gateway.Delivered.Count);
        Clock.Now = Texted + Duration.FromHours(1);
        await Changes[change](this);

        var later = Duration.Max(Clock.Now - Texted, Duration.FromHours(24));
        foreach (var hour in Hours)
        {
            await ComeAsync(hour, Texted + later);
        }

        await RunOnAsync(Texted + later);

        if (change is "opened again" or "cancelled" or "opened again and cancelled")
        {
            Assert.DoesNotContain(Gateway.Delivered, t => t.Tag.EndsWith("/reminder", StringComparison.Ordinal));
            Assert.All(await Task.WhenAll(Hours.Select(h => OrderAsync(h))), o => Assert.Null(o.Survey.SilentAt));
        }

        Assert.NotEqual("open", (await ReportAsync()).GetProperty("state").GetString());
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task An_order_that_is_opened_again_is_not_due_until_it_is_done_after_all()
    {
        Clock.Now = Utc("2026-09-30T00:00:00Z");
        await ImportOrderAsync("W1", "2026-09-29T10:00:00");
        await SendDueAsync(Texted);

        await ImportAsync($"{Columns},completedAt\nS1,W1,A,2026-09-01T08:00:00,\n");
        Assert.Equal(ExclusionReason.OpenedAgain, (await OrderAsync("W1")).Survey.LeftAlone);
        Assert.Equal((1, 0), await CountAsync());
        await ImportAsync($"{Columns},completedAt\nS1,W1,A,2026-09-01T08:00:00,2026-09-29T12:00:00\n");
        Assert.Equal((0, 1), await CountAsync());

        Clock.Now = Texted + Duration.FromHours(24);
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await SendQueuedAsync();
        Assert.Equal(["S1/W1", "S1/W1/reminder"], Gateway.Delivered.Select(t => t.Tag).Order(StringComparer.Ordinal));

        async Task<(int NotDue, int Waiting)> CountAsync()
        {
            var read = await Get<SurveyStatisticsQuery>().ReadAsync(await StoreAsync(), Month(2026, 9), CancellationToken.None);
            var standings = JsonSerializer.SerializeToElement(read, ApiJson.Options).GetProperty("standings");
            return (standings.GetProperty("notDue").GetInt32(), standings.GetProperty("waiting").GetInt32());
        }
    }

    private static string PhoneOf(string hour) => $"+861380000000{Array.IndexOf(Hours, hour)}";

    /// <summary>Every message that there can be about an order, at an hour at which it does what it says or is put off.</summary>
    private async Task ComeAsync(string hour, Instant now)
    {
        Clock.Now = hour == "closed" ? now + Duration.FromHours(13) : now;
        Gateway.Before = hour switch
        {
            "throttled" => _ => new SmsReceipt.Throttled(TimeSpan.FromHours(1)),
            "failed" => _ => new SmsReceipt.Failed("a bad day"),
            _ => _ => null,
        };
        var store = await StoreAsync();
        if (hour == "limit")
        {
            await SaveStoreAsync(store with { DailyTextLimit = 1 });
            await Get<DailyTextStore>().TakeAsync(Store, Clock.Now.InZone(store.Zone).Date, 1, 1, CancellationToken.None);
        }

        foreach (var purpose in Enum.GetValues<TextPurpose>())
        {
            await Get<Queues>().SurveySend.SendAsync(new SendSurveyMessage([new("S1", hour, "202609", Purpose: purpose)]), CancellationToken.None);
        }

        await SendQueuedAsync(deliveries: 2);
        await Get<Queues>().RaiseCalls.SendAsync(new RaiseCallsMessage("S1", "202609", [hour]), CancellationToken.None);
        await DrainCallsAsync(deliveries: 2);
        foreach (var tag in (string[])[$"S1/{hour}", $"S1/{hour}/reminder", $"S1/{hour}/clarification"])
        {
            await ReportAsync(ReportEvent(tag, "Failed", "p1", "opted out"));
            await ReportAsync(ReportEvent(tag));
        }

        foreach (var (number, text) in ((string[])["4点到", "5", "退订"]).Index())
        {
            await ReplyAsync(text, Clock.Now, PhoneOf(hour)[1..], $"{hour} {number}");
        }

        await SendQueuedAsync();
        await SaveStoreAsync(store);
    }

    /// <summary>The timers, until nothing can be put off any more.</summary>
    private async Task RunOnAsync(Instant from)
    {
        Gateway.Before = _ => null;
        for (var hours = 1; hours <= 24 * 10; hours += 5)
        {
            await SendDueAsync(from + Duration.FromHours(hours));
            await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
            await SendQueuedAsync();
            await DrainCallsAsync();
            await CloseDueMonthsAsync(Clock.Now);
        }

        Assert.Empty(await Get<DueTextStore>().FindDueAsync(Clock.Now + Duration.FromDays(30), CancellationToken.None));
    }

    private async Task ImportAllAsync(string columns, string cells, string staff = "A")
    {
        var rows = Hours.Select(h => $"S1,{h},{staff},2026-09-01T08:00:00,{cells}");
        var report = await ImportAsync($"{Columns},{columns}\n{string.Join('\n', rows)}\n");
        Assert.Equal((Hours.Length, 0), (report.Updated, report.RejectedCount));
    }

    private async Task ReplyAllAsync(string text)
    {
        foreach (var hour in Hours)
        {
            await ReplyAsync(text, Clock.Now, PhoneOf(hour)[1..], $"before {hour}");
        }
    }
}
