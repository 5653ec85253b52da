using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Surveys;

/// <summary>Every text that the provider took for a survey costs once, whatever died and whatever was told first. Each one here is one segment of 0.05.</summary>
public sealed class TextCostTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");

    [Fact]
    public async Task Survey_clarification_and_confirmation_cost_three_segments_in_the_month()
    {
        await TextAsync();
        await ReplyAsync("你是谁", Sent + Duration.FromMinutes(1), id: "m1");
        await SendQueuedAsync(deliveries: 3);
        await ReplyAsync("TD", Sent + Duration.FromMinutes(2), id: "m2");
        await SendQueuedAsync(deliveries: 3);

        await CostsAsync(texts: 3);
        var statistics = await Get<SurveyStatisticsQuery>().ReadAsync(NewStore("S1"), Month(2026, 9), CancellationToken.None);
        Assert.Equal((3, 0.15m), (statistics.Segments, statistics.Cost));
    }

    [Fact]
    public async Task What_follows_before_the_survey_itself_is_written_down_costs_beside_it()
    {
        await UsePriceAsync();
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        Gateway.After = _ => throw new IOException("The process ends here.");
        await Assert.ThrowsAsync<IOException>(() => SendDueAsync(Sent));
        Gateway.After = _ => { };
        await ReplyAsync("你是谁", Sent + Duration.FromSeconds(20));
        await SendQueuedAsync();
        await CostsAsync(texts: 2, written: 1);

        // The order is corrected meanwhile, and then the queue gives the survey out again.
        await ImportOrderAsync("W1", "2026-09-07T09:00:00");
        Clock.Now = Sent + Duration.FromSeconds(40);
        await SendAsync(TextPurpose.Survey);

        await CostsAsync(texts: 2);
    }

    [Fact]
    public async Task A_text_that_left_before_the_process_died_costs_also_when_it_is_not_wanted_any_more()
    {
        await TextAsync();
        Clock.Now = Sent + Duration.FromDays(1);
        await DieAfterAsync(TextPurpose.Reminder);
        await ReplyAsync("5", Clock.Now + Duration.FromSeconds(10));

        await SendAsync(TextPurpose.Reminder);
        await SendAsync(TextPurpose.Reminder);

        await CostsAsync(texts: 2);
        Assert.Equal(Clock.Now, (await OrderAsync("W1")).Survey.RemindedAt);
    }

    [Fact]
    public async Task A_confirmation_that_left_before_the_process_died_costs_also_when_it_is_too_late_to_repeat_it()
    {
        await TextAsync();
        await ReplyAsync("TD", Sent + Duration.FromMinutes(1));
        await TakeAsync(Get<KpiFunctions.Foundation.Messaging.Queues>().SurveySend.Client);
        await DieAfterAsync(TextPurpose.OptOutConfirmation);

        Clock.Now += Duration.FromMinutes(6);
        await SendAsync(TextPurpose.OptOutConfirmation);

        await CostsAsync(texts: 2);
    }

    [Theory]
    [InlineData("Delivered")]
    [InlineData("Failed")]
    public async Task A_report_shows_that_a_text_was_taken_before_anybody_wrote_that_down(string status)
    {
        await TextAsync();
        await ReplyAsync("TD", Sent + Duration.FromMinutes(1));
        await DieAfterAsync(TextPurpose.OptOutConfirmation);

        var report = ReportEvent("S1/W1/optoutconfirmation", status, "p2");
        await ReportAsync(report);
        await CostsAsync(texts: 2);
        await ReportAsync(report);
        await SendAsync(TextPurpose.OptOutConfirmation);

        await CostsAsync(texts: 2);
        Assert.Equal(SurveyState.Sent, (await OrderAsync("W1")).Survey.State);
    }

    [Fact]
    public async Task A_text_that_the_provider_refused_costs_nothing_and_is_not_asked_for_again()
    {
        await TextAsync();
        Clock.Now = Sent + Duration.FromDays(1);
        var calls = 0;
        Gateway.Before = _ =>
        {
            calls++;
            return new SmsReceipt.Rejected("400", "invalid text");
        };

        for (var hour = 0; hour < 3; hour++)
        {
            await Get<KpiFunctions.Features.Calls.FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
            await SendQueuedAsync();
            Clock.Now += Duration.FromHours(1);
        }

        Assert.Equal(1, calls);
        await CostsAsync(texts: 1);
        Assert.Null((await OrderAsync("W1")).Survey.RemindedAt);
    }

    private Task UsePriceAsync() => SaveStoreAsync(NewStore("S1") with { SegmentPrice = 0.05m });

    private async Task TextAsync()
    {
        await UsePriceAsync();
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
    }

    private Task SendAsync(TextPurpose purpose) => Get<SurveySender>().SendAsync(
        new SendSurveyMessage([new SendSurveyMessage.Item("S1", "W1", "202609", Purpose: purpose)]), CancellationToken.None);

    private async Task DieAfterAsync(TextPurpose purpose)
    {
        Gateway.After = _ => throw new IOException("The process ends here.");
        await Assert.ThrowsAsync<IOException>(() => SendAsync(purpose));
        Gateway.After = _ => { };
    }

    /// <param name="texts">Texts that the provider took.</param>
    /// <param name="written">Those of them that the survey knows of.</param>
    private async Task CostsAsync(int texts, int? written = null)
    {
        Assert.Equal(texts, Gateway.Delivered.Count);
        var survey = (await OrderAsync("W1")).Survey;
        Assert.Equal((written ?? texts, 0.05m * (written ?? texts)), (survey.Segments, survey.Cost));
    }
}
