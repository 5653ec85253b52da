using KpiFunctions.Domain.Replies;
using Xunit.Abstractions;

namespace KpiFunctions.Domain.Tests.Replies;

/// <summary>Whoever writes a short opinion instead of a number is seldom asked back, and never read as the opposite.</summary>
public class OpinionTests(ITestOutputHelper output)
{
    /// <summary>Before qualities were read beside what has them, it was 0.35.</summary>
    private const double Floor = 0.85;

    private static readonly ReplyQuestions Asked = new(1);

    [Fact]
    public void Most_short_opinions_are_read()
    {
        var unread = ReplyData.Opinions.Where(opinion => ReplyParser.Parse(opinion.Text, Asked) is not Reply.Ratings).Select(opinion => opinion.Text).ToList();
        var recall = 1 - (unread.Count / (double)ReplyData.Opinions.Count);
        output.WriteLine($"{recall:P1} of {ReplyData.Opinions.Count} are read; not read: {string.Join(" | ", unread)}");

        Assert.True(ReplyData.Opinions.Count >= 300);
        Assert.True(recall >= Floor, $"Only {recall:P1} are read.");
    }

    [Fact]
    public void None_is_read_as_another_side_of_the_scale()
    {
        var misread = ReplyData.Opinions
            .Where(opinion => ReplyParser.Parse(opinion.Text, Asked) is Reply.Ratings ratings && Math.Sign(ratings.Values[0] - 3) != opinion.Side)
            .Select(opinion => $"{opinion.Text}: {ReplyData.Describe(ReplyParser.Parse(opinion.Text, Asked))}");

        Assert.Empty(misread);
    }
}
