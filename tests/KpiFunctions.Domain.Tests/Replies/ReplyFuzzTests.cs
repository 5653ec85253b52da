using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Replies.Spelling;

namespace KpiFunctions.Domain.Tests.Replies;

/// <summary>A million random and mutated messages, the same ones in every run.</summary>
public class ReplyFuzzTests
{
    private const int Messages = 1_000_000;

    [Fact]
    public void A_million_messages_are_read_without_a_wrong_opt_out_or_an_impossible_rating()
    {
        var texts = new RandomMessages(seed: 20240601);
        var questions = Enumerable.Range(1, ReplyQuestions.MaxCount).Select(count => new ReplyQuestions(count)).ToArray();
        var (ratings, optOuts) = (0, 0);
        var wrong = new List<string>();

        for (var i = 0; i < Messages; i++)
        {
            var text = texts.Next();
            // Mostly one question, as most surveys; every count from 1 to 12 all the same.
            var asked = questions[i % 3 == 0 ? i / 3 % questions.Length : 0];

            switch (ReplyParser.Parse(text, asked))
            {
                case Reply.Ratings reading:
                    AssertPossible(text, reading, asked);
                    ratings++;
                    break;
                case Reply.OptOut:
                    optOuts++;
                    if (!OptOutOracle.Asks(text))
                    {
                        wrong.Add(text);
                    }

                    break;
                case Reply.Empty:
                    Assert.True(ReplyText.Normalise(text).Length == 0, $"Read as empty: '{text}'");
                    break;
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} read as an opt-out: {string.Join(" | ", wrong.Take(20))}");

        // The messages are of the kinds that matter, or the test would prove nothing.
        Assert.InRange(ratings, 20_000, Messages);
        Assert.InRange(optOuts, 5_000, Messages);
    }

    [Fact]
    public void Reading_is_repeatable_and_folding_a_second_time_changes_nothing()
    {
        var texts = new RandomMessages(seed: 4711);
        var questions = new ReplyQuestions(3);
        for (var i = 0; i < 100_000; i++)
        {
            var text = texts.Next();
            var folded = ReplyText.Normalise(text);

            Assert.Equal(folded, ReplyText.Normalise(folded));
            Assert.Equal(ReplyParser.Parse(text, questions), ReplyParser.Parse(text, questions));
        }
    }

    [Theory]
    [InlineData("5")]
    [InlineData("5 ")]
    [InlineData("别再发")]
    [InlineData("stop ")]
    [InlineData("满意，")]
    [InlineData("不满意")]
    [InlineData("给5分")]
    [InlineData("(")]
    [InlineData("★")]
    [InlineData("👍")]
    [InlineData("请")]
    [InlineData("very ")]
    public void A_message_of_half_a_million_characters_takes_no_more_than_one_of_its_length(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length));

        // Quadratic work would be a quarter of a million million steps and never come back.
        Assert.NotNull(ReplyParser.Parse(text, new ReplyQuestions(1)));
        Assert.NotNull(ReplyParser.Parse(text, new ReplyQuestions(12)));
    }

    private static void AssertPossible(string text, Reply.Ratings reading, ReplyQuestions asked)
    {
        Assert.Equal(asked.Count, reading.Values.Count);
        foreach (var value in reading.Values)
        {
            Assert.InRange(value, ReplyQuestions.MinRating, ReplyQuestions.MaxRating);
        }

        if (reading.Comment is { } comment)
        {
            Assert.True(comment.Length > 0 && text.Contains(comment, StringComparison.Ordinal), $"'{comment}' is not in '{text}'");
        }
    }
}
