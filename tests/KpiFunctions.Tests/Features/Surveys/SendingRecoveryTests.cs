using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Surveys;

/// <summary>After a crash between the call and its storing: repeat while that is safe, then wait for the report, and only then try anew.</summary>
public sealed class SendingRecoveryTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant Due = Utc("2026-09-10T02:00:00Z");

    private readonly List<SmsMessage> _calls = [];

    [Fact]
    public async Task Within_the_window_the_same_text_is_repeated()
    {
        await CrashAsync();

        await RedeliverAsync(Due + Duration.FromMinutes(4));

        Assert.Equal(2, _calls.Count);
        Assert.Single(_calls.Distinct());
        Assert.Equal(SurveyState.Sent, (await OrderAsync("W1")).Survey.State);
    }

    [Fact]
    public async Task After_the_window_nothing_is_sent_and_the_report_decides()
    {
        await CrashAsync();

        await RedeliverAsync(Due + Duration.FromMinutes(5));
        await SendDueAsync(Due + Duration.FromHours(1));
        Assert.Single(_calls);
        await ReportAsync(ReportEvent("S1/W1"));
        await SendDueAsync(Due + Duration.FromDays(2));

        Assert.Single(_calls);
        var survey = (await OrderAsync("W1")).Survey;
        Assert.Equal((SurveyState.Delivered, Due), (survey.State, survey.SentAt));
    }

    [Fact]
    public async Task Without_any_report_a_new_attempt_starts_after_the_grace_period_with_a_new_id()
    {
        await CrashAsync(taken: false);
        await RedeliverAsync(Due + Duration.FromMinutes(5));

        await SendDueAsync(Due + Duration.FromMinutes(1439));
        Assert.Single(_calls);
        await SendDueAsync(Due + Duration.FromDays(1), deliveries: 2);

        Assert.Equal(2, _calls.Select(c => c.RepeatabilityId).Distinct().Count());
        Assert.Single(Gateway.Delivered);
        Assert.Equal(Due + Duration.FromDays(1), (await OrderAsync("W1")).Survey.SentAt);
    }

    [Fact]
    public async Task A_customer_who_has_answered_is_not_texted_again()
    {
        await CrashAsync();
        await RedeliverAsync(Due + Duration.FromMinutes(5));

        await ReplyAsync("5", Due + Duration.FromHours(1));
        await SendDueAsync(Due + Duration.FromDays(1));

        Assert.Single(_calls);
        Assert.Equal(SurveyState.Delivered, (await OrderAsync("W1")).Survey.State);
    }

    [Fact]
    public async Task A_provider_that_has_forgotten_the_text_is_not_asked_again_before_the_grace_period_ends()
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        Gateway.Before = _ => new SmsReceipt.Rejected(SmsReceipt.Forgotten, "first sent too long ago");
        await SendDueAsync(Due);
        Gateway.Before = _ => null;

        await SendDueAsync(Due + Duration.FromHours(12));
        Assert.Empty(Gateway.Delivered);

        await SendDueAsync(Due + Duration.FromDays(1));
        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task Attempts_end_and_a_text_nobody_speaks_of_counts_as_not_sent()
    {
        await CrashAsync(taken: false);
        await RedeliverAsync(Due + Duration.FromMinutes(5));
        Gateway.Before = _ => throw new IOException("The process ends here too.");
        for (var day = 1; day < 3; day++)
        {
            await Assert.ThrowsAsync<IOException>(() => SendDueAsync(Due + Duration.FromDays(day)));
            await RedeliverAsync(Due + Duration.FromDays(day) + Duration.FromMinutes(5));
        }

        await SendDueAsync(Due + Duration.FromDays(3));

        var survey = (await OrderAsync("W1")).Survey;
        Assert.Equal(SurveyState.Failed, survey.State);
        Assert.Null(SurveyResult.At(Utc("2026-10-04T18:00:00Z"), survey, []).SentAt);
    }

    private async Task CrashAsync(bool taken = true)
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        Gateway.Before = message =>
        {
            _calls.Add(message);
            return _calls.Count > 1 || taken ? null : throw new IOException("The process ends here.");
        };
        Gateway.After = _ =>
        {
            if (_calls.Count == 1)
            {
                throw new IOException("The process ends here.");
            }
        };
        await Assert.ThrowsAsync<IOException>(() => SendDueAsync(Due));
    }

    private Task RedeliverAsync(Instant now)
    {
        Clock.Now = now;
        return Get<SurveySender>().SendAsync(new SendSurveyMessage([new("S1", "W1", "202609")]), CancellationToken.None);
    }
}
