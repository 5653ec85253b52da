using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Surveys;

public sealed class FollowUpPlanTests
{
    private static readonly Instant SentAt = Instant.FromUtc(2026, 9, 10, 2, 0);
    private static readonly Instant Close = SentAt + Duration.FromDays(25);
    private static readonly SurveyClaim Claim = Given.Claim(SentAt);
    private static readonly Survey Sent = new Survey { State = SurveyState.Scheduled }.Sent(Claim, "m");

    private static readonly Store Store = GivenStore.Shanghai;

    [Theory]
    [InlineData(23.99, FollowUp.None)]
    [InlineData(24, FollowUp.Remind)]
    [InlineData(71.99, FollowUp.Remind)]
    [InlineData(72, FollowUp.Call)]

    // Fourteen days are 336 hours; an answer at their last moment still counts.
    [InlineData(336, FollowUp.Call)]
    [InlineData(336.01, FollowUp.None)]
    public void Who_sends_nothing_is_reminded_after_a_day_and_called_after_three(double hours, FollowUp expected) =>
        Assert.Equal(expected, FollowUpPlan.Of(Sent, Store, SentAt + Duration.FromHours(hours), Close));

    [Fact]
    public void A_reminder_comes_once_and_the_call_keeps_its_time()
    {
        var reminded = Sent.Followed(Claim with { Purpose = TextPurpose.Reminder, FirstSentAt = SentAt + Duration.FromHours(30) });

        Assert.Equal(FollowUp.None, FollowUpPlan.Of(reminded, Store, SentAt + Duration.FromHours(48), Close));
        Assert.Equal(FollowUp.Call, FollowUpPlan.Of(reminded, Store, SentAt + Duration.FromHours(72), Close));
    }

    [Fact]
    public void Nobody_is_bothered_who_answered_or_whose_answer_would_not_count()
    {
        var late = SentAt + Duration.FromHours(80);

        Assert.Equal(FollowUp.None, FollowUpPlan.Of(Sent with { HasReply = true }, Store, late, Close));
        Assert.Equal(FollowUp.None, FollowUpPlan.Of(Sent.BecameSilent(late), Store, late, Close));
        Assert.Equal(FollowUp.None, FollowUpPlan.Of(Sent, Store, Close, Close));
        Assert.Equal(FollowUp.None, FollowUpPlan.Of(Sent.Report(new(Given.Survey, "m", Delivered: false, "unreachable"), null, SentAt), Store, late, Close));
        Assert.Equal(FollowUp.None, FollowUpPlan.Of(new Survey { State = SurveyState.Scheduled }, Store, late, Close));
    }

    [Fact]
    public void Both_can_be_switched_off()
    {
        var late = SentAt + Duration.FromHours(80);

        Assert.Equal(FollowUp.Call, FollowUpPlan.Of(Sent, Store with { RemindAfter = null }, late, Close));
        Assert.Equal(FollowUp.Remind, FollowUpPlan.Of(Sent, Store with { SilentAfter = null }, late, Close));
    }

    [Fact]
    public void The_next_look_is_at_the_reminder_then_at_the_call_and_never_after_the_answer_counts()
    {
        Instant? Next(Survey survey, Store store) => FollowUpPlan.NextAt(survey, store, Close);
        var reminded = Sent.Refused(TextPurpose.Reminder);

        Assert.Equal(SentAt + Duration.FromHours(24), Next(Sent, Store));
        Assert.Equal(SentAt + Duration.FromHours(72), Next(reminded, Store));
        Assert.Equal(SentAt + Duration.FromHours(72), Next(Sent, Store with { RemindAfter = null }));
        Assert.Equal(SentAt + Duration.FromHours(12), Next(Sent, Store with { SilentAfter = Duration.FromHours(12) }));
        Assert.Null(Next(reminded, Store with { SilentAfter = null }));
        Assert.Null(Next(Sent, Store with { RemindAfter = null, SilentAfter = null }));
        Assert.Null(Next(Sent with { HasReply = true }, Store));
        Assert.Null(FollowUpPlan.NextAt(Sent, Store, SentAt + Duration.FromHours(24)));
        Assert.Null(Next(Sent, Store with { RemindAfter = null, SilentAfter = SurveyResult.ReplyWindow + Duration.FromHours(1) }));
    }

    [Fact]
    public void A_month_is_open_until_its_close_on_the_fifth()
    {
        // 5 October 2026, 02:00 in Shanghai is 18:00 UTC of the 4th.
        var september = new YearMonth(2026, 9);
        var october = new YearMonth(2026, 10);

        Assert.Equal([september, october], FollowUpPlan.OpenMonths(Store, Instant.FromUtc(2026, 10, 4, 17, 59)).Select(m => m.Month));
        Assert.Equal([october], FollowUpPlan.OpenMonths(Store, Instant.FromUtc(2026, 10, 4, 18, 0)).Select(m => m.Month));
    }

    [Fact]
    public void A_text_beside_the_survey_is_charged_once_and_moves_nothing_that_counts()
    {
        var reminder = Claim with { Purpose = TextPurpose.Reminder, FirstSentAt = SentAt + Duration.FromHours(24), Words = Claim.Words with { Segments = 2, Cost = 0.10m } };

        var once = Sent.Followed(reminder);

        // One segment of 0.05 for the survey, two for the reminder.
        Assert.Equal((3, 0.15m), (once.Segments, once.Cost));
        Assert.Equal(SentAt, once.SentAt);
        Assert.Equal(once, once.Followed(reminder));
        Assert.Equal(once, once.Followed(reminder with { FirstSentAt = SentAt + Duration.FromHours(25) }));
    }
}
