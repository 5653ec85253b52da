using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Surveys;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Surveys;

public sealed class SurveyAnswersTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 9, 10, 12, 0);

    [Theory]
    [InlineData("5 4 5", "5 4 5")]
    [InlineData("5|4|5", "5 4 5")]
    [InlineData("5 4|5", "5 4 5")]
    [InlineData("5|4", "")]
    [InlineData("5|4|5|1", "5 4 5")]
    [InlineData("5 4 5|1|2|3", "1 2 3")]
    [InlineData("5|1 2 3", "1 2 3")]
    [InlineData("5 4|3 2|1", "3 2 1")]
    [InlineData("", "")]
    public void Answers_given_one_after_another_belong_together(string texts, string ratings)
    {
        var answers = texts.Split('|').Select((t, i) => Answer(i, t)).ToList();

        Assert.Equal(ratings, string.Join(' ', SurveyAnswers.Of(answers).Ratings));
        Assert.Equal(ratings, string.Join(' ', SurveyAnswers.Of([.. Enumerable.Reverse(answers)]).Ratings));
    }

    [Fact]
    public void An_unclear_answer_is_open_until_a_complete_one_comes_later_or_a_person_has_read_it()
    {
        var unclear = Answer(1, "") with { Unclear = AmbiguityReason.Range, Questions = 1 };
        var earlier = Answer(0, "5") with { Questions = 1 };
        var later = Answer(2, "5") with { Questions = 1 };

        Assert.True(SurveyAnswers.Of([unclear]).LeaveOpen(unclear));
        Assert.True(SurveyAnswers.Of([earlier, unclear]).LeaveOpen(unclear));
        Assert.False(SurveyAnswers.Of([unclear, later]).LeaveOpen(unclear));
        var reviewed = unclear with { Review = new AnswerReview([3], "Wang", Noon, IsLate: false) };
        Assert.False(SurveyAnswers.Of([reviewed]).LeaveOpen(reviewed));
        Assert.Equal([3], SurveyAnswers.Of([reviewed]).Ratings);
    }

    private static SurveyAnswer Answer(int minute, string ratings) => new(
        $"m{minute}",
        Noon + Duration.FromMinutes(minute),
        ratings,
        [.. ratings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(r => int.Parse(r, System.Globalization.CultureInfo.InvariantCulture))],
        null)
    {
        Questions = 3,
    };
}
