using KpiFunctions.Domain.Replies;

namespace KpiFunctions.Domain.Tests.Replies;

public class ReplyTableTests
{
    public static TheoryData<int, string, string, string?> Replies()
    {
        var data = new TheoryData<int, string, string, string?>();
        foreach (var reply in ReplyData.Replies)
        {
            data.Add(reply.Questions, reply.Text, reply.Expected, reply.Comment);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public void A_reply_is_read_as_the_table_says(int questions, string text, string expected, string? comment)
    {
        var reply = ReplyParser.Parse(text, new ReplyQuestions(questions));

        Assert.Equal(expected, ReplyData.Describe(reply));
        Assert.Equal(comment, (reply as Reply.Ratings)?.Comment);
    }

    [Fact]
    public void Every_opt_out_of_the_table_asks_for_one() =>
        Assert.Empty(ReplyData.Replies.Where(reply => reply.Expected == "opt-out" && !OptOutOracle.Asks(reply.Text)).Select(reply => reply.Text));

    [Fact]
    public void The_table_has_replies_of_every_kind_and_language()
    {
        Assert.True(ReplyData.Replies.Count >= 1_500);
        Assert.Contains(ReplyData.Replies, reply => reply.Text.Contains("滿意", StringComparison.Ordinal));
        Assert.Contains(ReplyData.Replies, reply => reply.Text.Contains("满意", StringComparison.Ordinal));
        Assert.Contains(ReplyData.Replies, reply => reply.Text.Contains("satisfied", StringComparison.Ordinal));
        var reasons = typeof(AmbiguityReason).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        Assert.All([.. reasons, "opt-out", "opt-in", "empty"], kind => Assert.Contains(ReplyData.Replies, reply => reply.Expected == kind));
    }
}
