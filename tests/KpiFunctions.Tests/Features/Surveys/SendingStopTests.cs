using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Surveys;

/// <summary>What is wrong with our sender or our settings ends no survey, and hours in which nothing may leave are no tries.</summary>
public sealed class SendingStopTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant Due = Utc("2026-09-10T02:00:00Z");

    private int _calls;

    [Fact]
    public async Task A_refused_sender_holds_everybody_back_until_it_is_mended_and_nobody_is_lost()
    {
        await ImportAsync("storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\n" + string.Concat(
            Enumerable.Range(1, 5).Select(i => $"S1,W{i},A,+861380000000{i},2026-09-01T08:00:00,2026-09-07T10:00:00\n")));
        Gateway.Before = _ => Count(new SmsReceipt.Misconfigured("400", "From: invalid"));

        // A working week of a wrong setting: longer than a failing provider is tried.
        await SendDueAsync(Due);
        Assert.Equal(1, _calls);
        for (var hour = 1; hour <= 6 * 24; hour++)
        {
            await SendDueAsync(Due + Duration.FromHours(hour));
        }

        Assert.Empty(Gateway.Delivered);
        Assert.InRange(_calls, 2, 6 * 12 * 2);
        Gateway.Before = _ => null;
        await SendDueAsync(Due + Duration.FromHours((6 * 24) + 1));
        await SendDueAsync(Due + Duration.FromHours((6 * 24) + 2));

        Assert.Equal(5, Gateway.Delivered.Select(m => m.Tag).Distinct().Count());
        Assert.Equal(5, Gateway.Delivered.Count);
    }

    [Fact]
    public async Task What_one_kind_of_text_lacks_holds_nobody_else_back()
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00", "+8613800000001");
        await ImportOrderAsync("W2", "2026-09-07T10:00:00", "+8613800000002");
        Gateway.Before = m => m.Tag == "S1/W1" ? new SmsReceipt.Misconfigured("template", "there is none", ForAll: false) : null;
        for (var hour = 0; hour <= 3 * 24; hour++)
        {
            await SendDueAsync(Due + Duration.FromHours(hour));
        }

        Assert.Equal("S1/W2", Assert.Single(Gateway.Delivered).Tag);
        Gateway.Before = _ => null;
        await SendDueAsync(Due + Duration.FromHours((3 * 24) + 1));

        Assert.Equal(SurveyState.Sent, (await OrderAsync("W1")).Survey.State);
    }

    [Fact]
    public async Task Closed_hours_do_not_count_towards_giving_up()
    {
        // Two open hours a day, and a failing provider is tried for two days of them.
        await SaveStoreAsync(NewStore("S1") with { SendingWindow = new SendingWindow(new LocalTime(10, 0), new LocalTime(12, 0)) });
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        Gateway.Before = _ => Count(new SmsReceipt.Throttled(TimeSpan.FromHours(1)));
        for (var hour = 0; hour <= 5 * 24; hour++)
        {
            await SendDueAsync(Due + Duration.FromHours(hour));
        }

        Assert.Equal(SurveyState.Scheduled, (await OrderAsync("W1")).Survey.State);
        Gateway.Before = _ => null;
        await SendDueAsync(Due + Duration.FromDays(6));
        await SendDueAsync(Due + Duration.FromDays(6) + Duration.FromHours(1));

        Assert.InRange(_calls, 6, 20);
        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task A_text_that_left_is_charged_also_when_the_customer_opted_out_before_that_was_written_down()
    {
        await SaveStoreAsync(NewStore("S1") with { SegmentPrice = 0.05m });
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        Gateway.After = _ => throw new IOException("The process ends here.");
        await Assert.ThrowsAsync<IOException>(() => SendDueAsync(Due));
        Gateway.After = _ => { };
        await ReplyAsync("TD", Due + Duration.FromMinutes(1));

        Clock.Now = Due + Duration.FromMinutes(2);
        await Get<SurveySender>().SendAsync(new([new("S1", "W1", "202609")]), CancellationToken.None);

        var survey = (await OrderAsync("W1")).Survey;
        Assert.Equal((SurveyState.Delivered, 1), (survey.State, survey.Segments));
        Assert.Single(Gateway.Delivered, m => m.Tag == "S1/W1");
    }

    private SmsReceipt Count(SmsReceipt receipt)
    {
        _calls++;
        return receipt;
    }
}
