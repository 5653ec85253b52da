using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Surveys;

/// <summary>At most one text for each survey, and only to who may be texted, when it may be.</summary>
public sealed class SendSurveyWorkerTests(AzuriteFixture azurite) : AppTest(azurite)
{
    // Completed on the 7th at 10:00 in Shanghai (UTC+8), so due on the 10th at 10:00, which is 02:00 UTC.
    private const string Completed = "2026-09-07T10:00:00";

    [Fact]
    public async Task A_survey_leaves_three_days_after_completion_and_not_before()
    {
        await ImportOrderAsync("W1", Completed);

        await SendDueAsync(Utc("2026-09-10T01:45:00Z"));
        Assert.Empty(Gateway.Delivered);

        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        var text = Assert.Single(Gateway.Delivered);
        Assert.Equal("+8613800000001", text.To);
        Assert.Equal("S1/W1", text.Tag);
        Assert.Contains("STOP", text.Text, StringComparison.Ordinal);
        var survey = (await OrderAsync("W1")).Survey;
        Assert.Equal(SurveyState.Sent, survey.State);
        Assert.Equal(Utc("2026-09-10T02:00:00Z"), survey.SentAt);
    }

    [Fact]
    public async Task A_message_delivered_twice_sends_one_text()
    {
        await ImportOrderAsync("W1", Completed);

        await SendDueAsync(Utc("2026-09-10T02:00:00Z"), deliveries: 3);
        await SendDueAsync(Utc("2026-09-10T02:15:00Z"));

        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task A_crash_after_the_provider_took_the_text_leads_to_the_same_text_and_not_to_a_second_one()
    {
        await ImportOrderAsync("W1", Completed);
        var tries = new List<Guid>();
        Gateway.After = message =>
        {
            tries.Add(message.RepeatabilityId);
            if (tries.Count == 1)
            {
                throw new IOException("The process ends here.");
            }
        };

        await Assert.ThrowsAsync<IOException>(() => SendDueAsync(Utc("2026-09-10T02:00:00Z")));
        Assert.Equal(SurveyState.Scheduled, (await OrderAsync("W1")).Survey.State);
        Clock.Now = Utc("2026-09-10T02:00:30Z");
        await RedeliverAsync("W1");

        Assert.Equal(2, tries.Count);
        Assert.Single(tries.Distinct());
        Assert.Single(Gateway.Delivered);
        Assert.Equal(Utc("2026-09-10T02:00:00Z"), (await OrderAsync("W1")).Survey.SentAt);
    }

    [Fact]
    public async Task Two_workers_on_one_survey_send_one_text()
    {
        await ImportOrderAsync("W1", Completed);
        Clock.Now = Utc("2026-09-10T02:00:00Z");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RedeliverAsync("W1")));

        Assert.Single(Gateway.Delivered);
        Assert.Equal(SurveyState.Sent, (await OrderAsync("W1")).Survey.State);
    }

    [Fact]
    public async Task Of_two_orders_of_one_customer_due_together_the_one_completed_first_is_texted()
    {
        // Both are due at the same quarter hour; the one with the larger id was completed first.
        await ImportOrderAsync("W1", "2026-09-07T09:58:00");
        await ImportOrderAsync("W2", "2026-09-07T09:57:00");

        await SendDueAsync(Utc("2026-09-10T02:00:00Z"), deliveries: 2);

        Assert.Equal("S1/W2", Assert.Single(Gateway.Delivered).Tag);
        Assert.Equal(ExclusionReason.QuietPeriod, (await OrderAsync("W1")).Survey.Exclusion);
    }

    [Fact]
    public async Task A_customer_of_another_store_is_left_alone_for_seven_days_and_then_asked_again()
    {
        await SaveStoreAsync(NewStore("S2"));
        await ImportOrderAsync("W1", Completed);
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));

        // Due six days and 23:45 later, and exactly seven days later.
        Clock.Now = Utc("2026-09-14T02:00:00Z");
        await ImportOrderAsync("W2", "2026-09-14T09:45:00", store: "S2");
        await ImportOrderAsync("W3", "2026-09-14T10:00:00");
        await SendDueAsync(Utc("2026-09-17T01:45:00Z"));
        await SendDueAsync(Utc("2026-09-17T02:00:00Z"));

        Assert.Equal(["S1/W1", "S1/W3"], Gateway.Delivered.Select(t => t.Tag).Order());
        Assert.Equal(ExclusionReason.QuietPeriod, (await OrderAsync("W2", "S2")).Survey.Exclusion);
    }

    [Theory]
    [InlineData("", "NoPhone")]
    [InlineData("12", "InvalidPhone")]
    public async Task An_order_without_a_usable_number_is_kept_and_not_texted(string phone, string reason)
    {
        var report = await ImportOrderAsync("W1", Completed, phone);

        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));

        Assert.Equal(1, report.Accepted);
        Assert.Empty(Gateway.Delivered);
        Assert.Equal(reason, (await OrderAsync("W1")).Survey.Exclusion.ToString());
    }

    [Fact]
    public async Task What_falls_due_at_night_leaves_when_the_window_opens()
    {
        // Completed at 23:00, so due at 23:00 three days later; the window opens at 09:00 the day after (01:00 UTC).
        await ImportOrderAsync("W1", "2026-09-06T23:00:00");

        await SendDueAsync(Utc("2026-09-10T00:45:00Z"));
        Assert.Empty(Gateway.Delivered);

        await SendDueAsync(Utc("2026-09-10T01:00:00Z"));
        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task A_message_that_waited_into_the_night_is_put_off_to_the_morning()
    {
        await ImportOrderAsync("W1", Completed);

        await SendDueAsync(Utc("2026-09-10T12:30:00Z")); // 20:30 in Shanghai
        Assert.Empty(Gateway.Delivered);

        await SendDueAsync(Utc("2026-09-11T01:00:00Z"));
        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task A_refused_number_ends_the_survey_and_does_not_silence_the_next_one()
    {
        await ImportOrderAsync("W1", Completed);
        Gateway.Before = _ => new SmsReceipt.Rejected("400", "Invalid To phone number");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        Assert.Equal(SurveyState.Failed, (await OrderAsync("W1")).Survey.State);

        Gateway.Before = _ => null;
        await ImportOrderAsync("W2", "2026-09-07T11:00:00");
        await SendDueAsync(Utc("2026-09-10T03:00:00Z"));

        Assert.Equal("S1/W2", Assert.Single(Gateway.Delivered).Tag);
    }

    private Task RedeliverAsync(string order) =>
        Get<SurveySender>().SendAsync(new SendSurveyMessage([new("S1", order, "202609")]), CancellationToken.None);
}
