using KpiFunctions.Domain.Replies;

namespace KpiFunctions.Domain.Tests.Replies;

public class ReplyQuestionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    public void A_text_asks_one_to_twelve_questions(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReplyQuestions(count));

    [Fact]
    public void Every_row_of_ratings_is_read_for_every_number_of_questions()
    {
        var random = new Random(7);
        for (var count = 2; count <= ReplyQuestions.MaxCount; count++)
        {
            var questions = new ReplyQuestions(count);
            for (var i = 0; i < 200; i++)
            {
                var values = Enumerable.Range(0, count).Select(_ => random.Next(1, 6)).ToArray();
                foreach (var separator in new[] { " ", ",", "，", "、", "\n", "分 ", "; " })
                {
                    Assert.Equal(new Reply.Ratings(values, null), ReplyParser.Parse(string.Join(separator, values), questions));
                }
            }
        }
    }
}
