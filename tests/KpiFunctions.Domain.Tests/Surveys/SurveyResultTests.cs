using KpiFunctions.Domain.Surveys;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Domain.Tests.Surveys;

public sealed class SurveyResultTests
{
    private static readonly Instant Sent = At("2026-09-10T02:00:00Z");
    private static readonly Instant Close = At("2026-10-04T18:00:00Z");

    private readonly Survey _survey = new Survey { State = SurveyState.Scheduled }.Sent(Given.Claim(Sent), "m");

    [Fact]
    public void The_latest_answer_with_ratings_counts_whatever_the_order()
    {
        SurveyAnswer[] answers = [Answer(Sent + Duration.FromHours(3), 2), Answer(Sent + Duration.FromHours(1), 5), Answer(Sent + Duration.FromHours(4))];

        Assert.Equal(2, SurveyResult.At(Close, _survey, answers).Overall);
        Assert.Equal(2, SurveyResult.At(Close, _survey, answers.Reverse()).Overall);
    }

    [Fact]
    public void Of_two_answers_at_the_same_moment_the_greater_event_id_decides_so_that_a_replay_gives_the_same()
    {
        SurveyAnswer[] answers = [Answer(Sent, 2) with { EventId = "b" }, Answer(Sent, 5) with { EventId = "a" }];

        Assert.Equal(2, SurveyResult.At(Close, _survey, answers).Overall);
        Assert.Equal(2, SurveyResult.At(Close, _survey, answers.Reverse()).Overall);
    }

    [Theory]
    [InlineData("2026-09-24T02:00:00Z", true)]
    [InlineData("2026-09-24T02:00:00.0000001Z", false)]
    public void An_answer_counts_for_fourteen_days_the_last_moment_included(string receivedAt, bool counts) =>
        Assert.Equal(counts ? 4 : null, SurveyResult.At(Close, _survey, [Answer(At(receivedAt), 4)]).Overall);

    [Theory]
    [InlineData("2026-09-11T17:59:59Z", true)]
    [InlineData("2026-09-11T18:00:00Z", false)]
    public void An_answer_counts_until_the_month_closes(string receivedAt, bool counts) =>
        Assert.Equal(counts ? 4 : null, SurveyResult.At(At("2026-09-11T18:00:00Z"), _survey, [Answer(At(receivedAt), 4)]).Overall);

    [Fact]
    public void A_text_that_left_after_the_close_counts_as_none()
    {
        Assert.Null(SurveyResult.At(Sent, _survey, [Answer(Sent, 4)]).SentAt);
        Assert.Equal(Sent, SurveyResult.At(Sent + Duration.Epsilon, _survey, []).SentAt);
    }

    [Fact]
    public void A_text_known_before_the_close_not_to_have_arrived_counts_as_none_unless_it_was_answered()
    {
        var failed = _survey.Report(new DeliveryReport(default, "m", Delivered: false, "unreachable"), null, Sent + Duration.FromHours(1));

        Assert.Null(SurveyResult.At(Close, failed, []).SentAt);
        Assert.Equal(3, SurveyResult.At(Close, failed, [Answer(Sent + Duration.FromHours(2), 3)]).Overall);
        Assert.Equal(Sent, SurveyResult.At(Sent + Duration.FromHours(1), failed, []).SentAt);
    }

    [Fact]
    public void An_answer_to_a_later_question_leaves_the_others_as_they_are()
    {
        SurveyAnswer[] answers =
        [
            Answer(Sent, 5) with { FirstQuestion = 1 },
            Answer(Sent + Duration.FromHours(1), 2) with { FirstQuestion = 2 },
            Answer(Sent + Duration.FromHours(2), 4) with { FirstQuestion = 3 },
            Answer(Sent + Duration.FromHours(3), 3) with { FirstQuestion = 2 },
        ];

        Assert.Equal([5, 3, 4], SurveyResult.At(Close, _survey, answers).Ratings);
        Assert.Equal([5, 3, 4], SurveyResult.At(Close, _survey, answers.Reverse()).Ratings);
    }

    [Fact]
    public void Without_an_answer_to_the_first_question_there_is_no_overall_rating()
    {
        var result = SurveyResult.At(Close, _survey, [Answer(Sent, 4) with { FirstQuestion = 2 }]);

        Assert.Equal([0, 4], result.Ratings);
        Assert.Null(result.Overall);
    }

    private static SurveyAnswer Answer(Instant at, params int[] ratings) => new("e", at, "text", ratings, null);

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
