using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Tests.Replies;

/// <summary>A text that is scanned once says the same as one that is read anew for every question about it.</summary>
public class ScannedReplyTests
{
    [Fact]
    public void A_scan_is_read_for_any_number_of_questions_as_the_text_is()
    {
        foreach (var text in Texts())
        {
            var scan = ScannedReply.Of(text, ReplyVocabulary.Default);

            // From many to few and back: one reading leaves the scan as it was for the next.
            foreach (var questions in (int[])[12, 3, 2, 1, 3, 12])
            {
                Assert.Equal(ReplyParser.Parse(text, new ReplyQuestions(questions)), scan.Read(questions));
            }
        }
    }

    [Fact]
    public void A_wish_about_texts_is_the_same_for_any_number_of_questions()
    {
        foreach (var text in Texts())
        {
            var scan = ScannedReply.Of(text, ReplyVocabulary.Default);

            Assert.All(Enumerable.Range(1, ReplyQuestions.MaxCount), n => Assert.Equal(WishOf(scan.Read(1)), WishOf(scan.Read(n))));
        }
    }

    [Theory]
    [InlineData("1分 等太久", 2)]
    [InlineData("3 师傅态度恶劣", 1)]
    [InlineData("５分，很好", null)]
    [InlineData("", null)]
    public void What_is_complained_about_is_found_in_the_same_scan(string text, int? topic) =>
        Assert.Equal(topic, ScannedReply.Of(text, ReplyVocabulary.Default).Topic);

    [Fact]
    public void A_text_that_holds_nothing_is_empty_for_any_number_of_questions() =>
        Assert.All((string[])["", " ", "\u200b\n"], text => Assert.IsType<Reply.Empty>(ScannedReply.Of(text, ReplyVocabulary.Default).Read(3)));

    private static Type? WishOf(Reply reply) => reply is Reply.OptOut or Reply.OptIn ? reply.GetType() : null;

    private static IEnumerable<string> Texts()
    {
        var random = new RandomMessages(seed: 90210);
        return [.. ReplyData.Replies.Select(reply => reply.Text), .. Enumerable.Range(0, 5_000).Select(_ => random.Next())];
    }
}
