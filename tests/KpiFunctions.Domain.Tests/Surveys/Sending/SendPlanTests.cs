using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Surveys.Sending;

/// <summary>Every border in time of a text that may have left: a repeated call is safe for 10 minutes, a report is awaited for 60, and 3 attempts are made.</summary>
public sealed class SendPlanTests
{
    private static readonly Instant Sent = Instant.FromUtc(2026, 9, 10, 2, 0);
    private static readonly Instant Close = Sent + Duration.FromHours(3);
    private static readonly Duration Quiet = Duration.FromDays(7);
    private static readonly SendPlan Plan = new(Duration.FromMinutes(10), Duration.FromMinutes(60), MostAttempts: 3);

    [Theory]
    [InlineData(0, 1, true, "call again")]
    [InlineData(599, 1, true, "call again")]
    [InlineData(599, 3, false, "call again")]
    [InlineData(600, 1, true, "await 3600")]
    [InlineData(3599, 3, false, "await 3600")]
    [InlineData(3600, 1, true, "start over")]
    [InlineData(3600, 2, true, "start over")]
    [InlineData(3600, 2, false, "park")]
    [InlineData(3600, 3, true, "give up")]
    [InlineData(3600, 3, false, "give up")]
    [InlineData(3600, 4, true, "give up")]
    [InlineData(10_799, 2, true, "start over")]
    [InlineData(10_799, 2, false, "park")]
    [InlineData(10_800, 1, true, "give up")]
    public void What_may_have_left_is_called_again_awaited_started_over_or_given_up(int seconds, int attempt, bool mayStart, string step)
    {
        var claim = Given.Claim(Sent) with { Attempt = attempt };
        Assert.Equal(step, Said(Plan.Next(new Contact().Claim(claim), At(seconds), Quiet, mayStart, Close), claim));
    }

    /// <summary>The storage kept the draft, its answer got lost, and the plan is asked again with what is kept: nobody has called the provider yet.</summary>
    [Theory]
    [InlineData(TextPurpose.Survey)]
    [InlineData(TextPurpose.Reminder)]
    public void A_draft_that_was_kept_already_is_called_for_the_first_time(TextPurpose purpose)
    {
        var never = Plan with { RepeatWithin = Duration.Zero };
        var draft = Given.Claim(Sent) with { Purpose = purpose, RepeatabilityId = Guid.AllBitsSet };
        var contact = new Contact().Claim(Given.Claim(Sent - Duration.FromDays(30))).Claim(draft);

        var step = purpose == TextPurpose.Survey ? never.Next(contact, draft, Quiet, mayStart: true, Close) : never.NextBeside(contact, draft, mayStart: true);

        Assert.Equal(draft, Assert.IsType<SendStep.Call>(step).Claim);
    }

    /// <summary>The month closes after three hours, and another survey went to the number when time began: what is a week old does not keep it quiet.</summary>
    [Theory]
    [InlineData(10_799, 1, true, "call")]
    [InlineData(10_799, 1, false, "park")]
    [InlineData(10_800, 1, true, "MonthClosed")]
    [InlineData(10_800, 7, false, "MonthClosed")]
    [InlineData(10_799, 7, true, "QuietPeriod")]
    [InlineData(10_799, 7, false, "QuietPeriod")]
    public void A_survey_without_a_claim_leaves_until_the_month_closes_when_its_number_is_not_quiet(int seconds, int quietDays, bool mayStart, string step)
    {
        var other = Given.Claim(At(10_799).FirstSentAt - Duration.FromDays(1)) with { Survey = new(Given.Survey.StoreId, WorkOrderId.Parse("W2")) };
        var draft = At(seconds);
        Assert.Equal(step, Said(Plan.Next(new Contact().Claim(other), draft, Duration.FromDays(quietDays), mayStart, Close), draft));
    }

    [Theory]
    [InlineData(0, TextPurpose.Survey)]
    [InlineData(100_000, TextPurpose.Survey)]
    [InlineData(0, TextPurpose.Reminder)]
    [InlineData(100_000, TextPurpose.OptOutConfirmation)]
    public void A_refused_text_is_never_called_again_and_what_follows_is_finished_whatever_the_customer_wants(int seconds, TextPurpose purpose)
    {
        var survey = Given.Claim(Sent);
        var claim = survey with { Purpose = purpose };
        var draft = At(seconds) with { Purpose = purpose };
        foreach (var contact in new[] { new Contact(), new Contact().OptOut(Sent) }.Select(c => c.Claim(survey).Claim(claim).Refuse(claim, "no")))
        {
            var step = purpose == TextPurpose.Survey ? Plan.Next(contact, draft, Quiet, mayStart: true, Close) : Plan.NextBeside(contact, draft, mayStart: true);
            Assert.Equal("no", Assert.IsType<SendStep.Refuse>(step).Refused.Refusal);
        }
    }

    [Fact]
    public void Who_wants_no_texts_gets_none_whatever_was_claimed()
    {
        var claim = Given.Claim(Sent);
        Assert.Equal("OptedOut", Said(Plan.Next(new Contact().OptOut(Sent), claim, Quiet, mayStart: true, Close), claim));
        Assert.Equal("settle", Said(Plan.Next(new Contact().Claim(claim).OptOut(Sent), claim, Quiet, mayStart: true, Close), claim));
    }

    [Theory]
    [InlineData(TextPurpose.Reminder, false, true, null, true, "call")]
    [InlineData(TextPurpose.Reminder, false, true, null, false, "park")]
    [InlineData(TextPurpose.Reminder, false, false, null, true, "drop")]
    [InlineData(TextPurpose.Reminder, true, true, null, true, "drop")]
    [InlineData(TextPurpose.OptOutConfirmation, true, true, null, true, "call")]
    [InlineData(TextPurpose.OptOutConfirmation, false, true, null, true, "drop")]
    [InlineData(TextPurpose.OptOutConfirmation, true, false, null, true, "drop")]
    [InlineData(TextPurpose.Reminder, false, true, 599, false, "call again")]
    [InlineData(TextPurpose.Reminder, false, true, 600, true, "drop")]
    public void A_text_beside_the_survey_leaves_once_and_is_called_again_only_while_that_is_safe(
        TextPurpose purpose, bool optedOut, bool surveySent, int? secondsSinceCalled, bool mayStart, string step)
    {
        var contact = surveySent ? new Contact().Claim(Given.Claim(Sent - Duration.FromDays(1))) : new Contact();
        contact = optedOut ? contact.OptOut(Sent) : contact;
        var draft = At(secondsSinceCalled ?? 0) with { Purpose = purpose };
        var claim = secondsSinceCalled is null ? null : Given.Claim(Sent) with { Purpose = purpose };
        contact = claim is null ? contact : contact.Claim(claim);
        Assert.Equal(step, Said(Plan.NextBeside(contact, draft, mayStart), claim ?? draft));
    }

    /// <summary>Looked at again after a wait that ends before the 10 minutes do, or else when the report is overdue.</summary>
    [Theory]
    [InlineData(0, 599, 599)]
    [InlineData(0, 600, 3600)]
    [InlineData(300, 299, 599)]
    [InlineData(300, 300, 3600)]
    public void What_may_have_left_is_looked_at_while_a_call_is_safe_or_when_the_report_is_overdue(int now, int wait, int at) =>
        Assert.Equal(At(at).FirstSentAt, Plan.RetryAt(Given.Claim(Sent), Duration.FromSeconds(wait), At(now).FirstSentAt));

    private static SurveyClaim At(int seconds) => Given.Claim(Sent + Duration.FromSeconds(seconds)) with { RepeatabilityId = Guid.AllBitsSet };

    /// <param name="claim">The claim that there is, or the draft of one.</param>
    private static string Said(SendStep step, SurveyClaim claim) => step switch
    {
        SendStep.Call(var called) when called == claim => "call",
        SendStep.Call(var called) when called == claim.CalledAgain() => "call again",
        SendStep.AwaitReport(var until) => $"await {(until - Sent).TotalSeconds}",
        SendStep.Exclude(var reason) => $"{reason}",
        SendStep.GiveUp(var unreported) when unreported == claim => "give up",
        SendStep.Settle(var unreported) when unreported == claim => "settle",
        SendStep.StartOver(var unreported) when unreported == claim => "start over",
        SendStep.Park => "park",
        SendStep.Drop => "drop",
        _ => $"{step}",
    };
}
