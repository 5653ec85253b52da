using KpiFunctions.Domain.Surveys;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Surveys;

public sealed class SurveyOutcomeTests
{
    private static readonly Instant SentAt = Instant.FromUtc(2026, 9, 10, 2, 0);
    private static readonly Instant Close = Instant.FromUtc(2026, 10, 4, 18, 0);
    private static readonly Instant Tomorrow = SentAt + Duration.FromDays(1);
    private static readonly SurveyClaim Claim = Given.Claim(SentAt);

    private static readonly Survey Scheduled = new() { State = SurveyState.Scheduled, DueAt = SentAt };
    private static readonly Survey Sent = Scheduled.Sent(Claim, "m");

    [Fact]
    public void A_survey_that_was_not_texted_stands_where_its_state_says()
    {
        Assert.Equal(new SurveyOutcome(SurveyStanding.NotDue), Of(new Survey { State = SurveyState.NotDue }));
        Assert.Equal(new SurveyOutcome(SurveyStanding.Scheduled), Of(Scheduled));
        Assert.Equal(
            new SurveyOutcome(SurveyStanding.Excluded, ExclusionReason.QuietPeriod), Of(Scheduled.Exclude(ExclusionReason.QuietPeriod)));
        Assert.Equal(new SurveyOutcome(SurveyStanding.Failed, Failure: "refused"), Of(Scheduled.Failed("refused", SentAt)));
    }

    [Theory]

    // The last moment that counts is fourteen days after the text, the close comes first in the second pair.
    [InlineData(14, 0, 30, SurveyStanding.Waiting)]
    [InlineData(14, 1, 30, SurveyStanding.Expired)]
    [InlineData(7, -1, 7, SurveyStanding.Waiting)]
    [InlineData(7, 0, 7, SurveyStanding.Expired)]
    public void A_text_waits_until_the_reply_window_or_the_month_is_over(int days, int ticks, int closeAfterDays, SurveyStanding expected) =>
        Assert.Equal(
            expected,
            SurveyOutcome.At(SentAt + Duration.FromDays(days) + Duration.FromTicks(ticks), SentAt + Duration.FromDays(closeAfterDays), Sent, []).Standing);

    [Fact]
    public void A_rating_outweighs_a_wish_for_silence_and_that_outweighs_everything_else()
    {
        var silent = Sent with { SilentAt = Tomorrow };
        var failed = Sent.Report(new DeliveryReport(Given.Survey, "m", Delivered: false, "unreachable"), null, SentAt);

        Assert.Equal(SurveyStanding.Answered, Of(silent, OptOut, Rated).Standing);
        Assert.Equal(SurveyStanding.Answered, Of(failed, Rated, OptOut).Standing);
        Assert.Equal(SurveyStanding.OptedOut, Of(silent, Unclear, OptOut).Standing);
        Assert.Equal(SurveyStanding.OptedOut, Of(failed, OptOut).Standing);
        Assert.Equal(SurveyStanding.Silent, Of(silent).Standing);
        Assert.Equal(new SurveyOutcome(SurveyStanding.Failed, Failure: "unreachable"), Of(failed));
    }

    [Fact]
    public void A_rating_by_telephone_is_an_answer() =>
        Assert.Equal(SurveyStanding.Answered, Of(Sent with { SilentAt = Tomorrow }, Rated with { Source = AnswerSource.Phone }).Standing);

    [Fact]
    public void An_unclear_answer_waits_for_a_person_until_the_time_is_over()
    {
        Assert.Equal(SurveyStanding.Waiting, Of(Sent, Unclear).Standing);
        Assert.Equal(SurveyStanding.Expired, SurveyOutcome.At(Close, Close, Sent, [Unclear]).Standing);
    }

    [Fact]
    public void What_comes_after_the_close_does_not_change_the_standing()
    {
        var late = Rated with { ReceivedAt = Close };

        Assert.Equal(SurveyStanding.Expired, SurveyOutcome.At(Close + Duration.FromDays(1), Close, Sent, [late]).Standing);
    }

    [Fact]
    public void Every_sequence_of_what_happens_to_a_survey_ends_in_one_standing_whatever_the_order()
    {
        Func<Survey, Survey>[] events =
        [
            survey => survey.Sent(Claim, "m"),
            survey => survey.Report(new DeliveryReport(Given.Survey, "m", Delivered: true, "Delivered"), Claim, SentAt),
            survey => survey.Report(new DeliveryReport(Given.Survey, "m", Delivered: false, "unreachable"), Claim, SentAt),
            survey => survey with { HasReply = true },
        ];
        var standings = new Dictionary<string, SurveyOutcome>();
        for (var sequence = 0; sequence < 4 * 4 * 4 * 4; sequence++)
        {
            int[] told = [sequence % 4, sequence / 4 % 4, sequence / 16 % 4, sequence / 64];
            var survey = told.Aggregate(Scheduled, (current, i) => events[i](current));
            var outcome = SurveyOutcome.At(Close, Close, survey, told.Contains(3) ? [Rated] : []);

            var set = string.Concat(told.Distinct().Order());
            Assert.Equal(standings.TryGetValue(set, out var other) ? other : standings[set] = outcome, outcome);
        }

        Assert.Equal(SurveyStanding.Answered, standings["0123"].Standing);
        Assert.Equal(SurveyStanding.Expired, standings["012"].Standing);
        Assert.Equal(SurveyStanding.Failed, standings["02"].Standing);
    }

    private static SurveyAnswer Rated { get; } = new("a", Tomorrow, "5", [5], null);

    private static SurveyAnswer OptOut { get; } = new("b", Tomorrow, "TD", [], null) { Kind = AnswerKind.OptOut };

    private static SurveyAnswer Unclear { get; } = new("c", Tomorrow, "?", [], null);

    private static SurveyOutcome Of(Survey survey, params SurveyAnswer[] answers) =>
        SurveyOutcome.At(Tomorrow + Duration.FromDays(2), Close, survey, answers);
}
