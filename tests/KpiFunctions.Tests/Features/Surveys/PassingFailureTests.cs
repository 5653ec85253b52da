using Azure.Data.Tables;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Surveys;

/// <summary>What does not work now is put back and tried later, without a second text and without end in the poison queue.</summary>
public sealed class PassingFailureTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant Due = Utc("2026-09-10T02:00:00Z");

    private readonly List<Guid> _ids = [];

    [Fact]
    public async Task A_throttled_survey_comes_back_when_the_provider_says()
    {
        await FailAsync(new SmsReceipt.Throttled(TimeSpan.FromMinutes(40)), Due);

        await SendDueAsync(Due + Duration.FromMinutes(30));
        Assert.Single(_ids);
        Gateway.Before = _ => null;
        await SendDueAsync(Due + Duration.FromMinutes(45));

        Assert.Single(Gateway.Delivered);
        Assert.Equal(Due + Duration.FromMinutes(45), (await OrderAsync("W1")).Survey.SentAt);
    }

    [Fact]
    public async Task A_text_that_certainly_did_not_leave_does_not_silence_the_customer()
    {
        await FailAsync(new SmsReceipt.Failed("401", MayHaveLeft: false), Due);

        Assert.Equal(0, await Get<Tables>().Contacts.QueryAsync<TableEntity>().CountAsync(c => c.GetString("Claims0") != "[]"));
    }

    [Fact]
    public async Task A_short_wait_is_spent_in_the_queue()
    {
        await FailAsync(new SmsReceipt.Failed("503"), Due);

        var waiting = await Get<Queues>().SurveySend.Client.GetPropertiesAsync();
        Assert.Equal(1, waiting.Value.ApproximateMessagesCount);
        Assert.Equal(0, await Get<Tables>().DueTexts.QueryAsync<TableEntity>().CountAsync());
    }

    [Fact]
    public async Task A_text_that_may_have_left_is_repeated_within_the_window_and_then_awaits_its_report()
    {
        await FailAsync(new SmsReceipt.Failed("503"), Due);
        await RedeliverAsync(Due + Duration.FromMinutes(3));
        await RedeliverAsync(Due + Duration.FromMinutes(6));

        Assert.Equal(2, _ids.Count);
        Assert.Single(_ids.Distinct());
        Assert.Equal(SurveyState.Scheduled, (await OrderAsync("W1")).Survey.State);
        Assert.NotEqual(0, await Get<Tables>().DueTexts.QueryAsync<TableEntity>().CountAsync());
    }

    [Fact]
    public async Task After_two_days_of_hours_in_which_texts_may_leave_the_survey_fails_with_the_reason()
    {
        await FailAsync(new SmsReceipt.Throttled(TimeSpan.FromHours(1)), Due);

        for (var now = Due; now < Due + Duration.FromDays(5); now += Duration.FromMinutes(15))
        {
            await SendDueAsync(now);
        }

        var survey = (await OrderAsync("W1")).Survey;
        Assert.Equal(SurveyState.Failed, survey.State);
        Assert.Contains("too many texts", survey.Failure, StringComparison.Ordinal);
        Assert.InRange(_ids.Count, 20, 60);
        Assert.Empty(Gateway.Delivered);
    }

    [Fact]
    public async Task Failures_before_a_wait_for_the_report_do_not_count_against_the_attempt_after_it()
    {
        await FailAsync(new SmsReceipt.Throttled(TimeSpan.FromHours(1)), Due);
        Gateway.Before = _ => new SmsReceipt.Failed("503");
        await SendDueAsync(Due + Duration.FromHours(1));
        await RedeliverAsync(Due + Duration.FromHours(2));
        Gateway.Before = _ => new SmsReceipt.Throttled(TimeSpan.FromHours(1));
        await SendDueAsync(Due + Duration.FromDays(2));
        Gateway.Before = _ => null;

        await SendDueAsync(Due + Duration.FromHours(50));

        Assert.Single(Gateway.Delivered);
    }

    private async Task FailAsync(SmsReceipt receipt, Instant now)
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        Gateway.Before = message =>
        {
            _ids.Add(message.RepeatabilityId);
            return receipt;
        };
        await SendDueAsync(now);
    }

    private Task RedeliverAsync(Instant now)
    {
        Clock.Now = now;
        return Get<SurveySender>().SendAsync(new SendSurveyMessage([new("S1", "W1", "202609")]), CancellationToken.None);
    }
}
