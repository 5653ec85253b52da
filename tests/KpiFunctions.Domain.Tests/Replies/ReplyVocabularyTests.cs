using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Tests.Replies;

public class ReplyVocabularyTests
{
    [Theory]
    [InlineData("👍", 5)]
    [InlineData("👍🏽", 5)]
    [InlineData("👍👍👍", 5)]
    [InlineData("👎", 1)]
    [InlineData("巴适得板", 5)]
    [InlineData("巴适得板，师傅很好", 5)]
    public void An_operator_can_add_words(string text, int rating)
    {
        var vocabulary = Extended("""
            # our customers' words
            plain: 👍 = 5
            plain: 👎 = 1
            satisfied: 巴适(得板|) = 5
            """);

        var reply = ReplyParser.Parse(text, new ReplyQuestions(1, vocabulary));

        Assert.Equal(rating, Assert.Single(Assert.IsType<Reply.Ratings>(reply).Values));
    }

    [Fact]
    public void An_operator_can_give_a_word_another_rating_or_none()
    {
        var questions = new ReplyQuestions(1, Extended("plain: 还行 = 4\nordinary: 一般\nordinary: QUIT"));

        Assert.Equal(new Reply.Ratings([4], null), ReplyParser.Parse("还行", questions));
        Assert.IsType<Reply.Ambiguous>(ReplyParser.Parse("一般", questions));
        Assert.IsType<Reply.Ambiguous>(ReplyParser.Parse("quit", questions));
    }

    [Fact]
    public void Merging_leaves_the_default_as_it_was()
    {
        Extended("ordinary: STOP");

        Assert.IsType<Reply.OptOut>(ReplyParser.Parse("STOP", new ReplyQuestions(1)));
    }

    [Theory]
    [InlineData("satisfied 很好 = 5", "sections")]
    [InlineData("unknown: 很好", "sections")]
    [InlineData("plain: 很好", "= n")]
    [InlineData("plain: 很好 = 6", "from 1 to 5")]
    [InlineData("plain: 很好 = -1", "from 1 to 5")]
    [InlineData("plain: (很好 = 5", "no ')'")]
    [InlineData("plain: 很好) = 5", "no '('")]
    [InlineData("stop:", "empty")]
    [InlineData("stop: (a|)", "empty")]
    [InlineData("stop: (a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)", "more than")]
    public void A_line_that_is_none_of_the_format_is_named(string line, string problem)
    {
        var error = Assert.Throws<FormatException>(() => ReplyVocabulary.Parse(new StringReader("# words\n" + line)));

        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
        Assert.Contains(line, error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bad_line_is_named_at_once()
    {
        var error = Assert.Throws<FormatException>(() => ReplyVocabulary.Parse(new StringReader("plain: 很好\nplain: 还行 = 3\nwhat: ever")));

        Assert.Contains("line 1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("line 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("line 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_may_nest_and_be_empty()
    {
        var vocabulary = ReplyVocabulary.Parse(new StringReader("plain: (very (very |)|)fine( indeed|)|swell = 5"));
        var questions = new ReplyQuestions(1, vocabulary);

        Assert.All(
            ["fine", "very fine", "very very fine", "Fine indeed", "very very fine indeed", "swell"],
            text => Assert.IsType<Reply.Ratings>(ReplyParser.Parse(text, questions)));
        Assert.IsType<Reply.Ambiguous>(ReplyParser.Parse("very", questions));
    }

    [Theory]
    [InlineData("我要投诉", true)]
    [InlineData("你们就是骗子！", true)]
    [InlineData("要求退款", true)]
    [InlineData("我要客訴你們", true)]
    [InlineData("退費！", true)]
    [InlineData("I want a REFUND", true)]
    [InlineData("This is a scam.", true)]
    [InlineData("let me speak to the manager", true)]
    [InlineData("没有投诉", false)]
    [InlineData("没有投诉，但是有骗子", true)]
    [InlineData("no complaints, thanks", false)]
    [InlineData("师傅很好", false)]
    [InlineData("issue solved", false)]
    [InlineData("I pursued it", false)]
    [InlineData("把垃圾袋带走了", false)]
    [InlineData("", false)]
    public void Complaint_words_are_found_unless_they_are_denied(string text, bool complains) =>
        Assert.Equal(complains, ScannedReply.Of(text, ReplyVocabulary.Default).Complains);

    private static ReplyVocabulary Extended(string lines) =>
        ReplyVocabulary.Default.Merge(ReplyVocabulary.Parse(new StringReader(lines)));
}
