using KpiFunctions.Domain.Replies;

namespace KpiFunctions.Domain.Tests.Replies;

public class EverydayMessageTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(11)]
    public void An_everyday_message_is_neither_a_rating_nor_a_wish_about_texts(int count)
    {
        var questions = new ReplyQuestions(count);

        var misread = ReplyData.Everyday
            .Select(text => (text, Reply: ReplyParser.Parse(text, questions)))
            .Where(reading => reading.Reply is not Reply.Ambiguous)
            .Select(reading => $"{reading.text} was read as {ReplyData.Describe(reading.Reply)}");

        Assert.Empty(misread);
    }

    [Fact]
    public void There_are_enough_messages_to_mean_something() => Assert.True(ReplyData.Everyday.Count > 300);
}
