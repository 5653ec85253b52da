using KpiFunctions.Domain.Replies.Spelling;

namespace KpiFunctions.Domain.Tests.Replies;

public class ReplyTextTests
{
    [Theory]
    [InlineData("ＳＴＯＰ！", "stop!")]
    [InlineData("  5 \t 分  ", "5 分")]
    [InlineData("5 \r\n 4", "5\n4")]
    [InlineData("Don’t", "dont")]
    [InlineData("don't", "dont")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("rock 'n' roll", "rock 'n' roll")]
    [InlineData("5️⃣④❸𝟐⒈", "54321")]
    [InlineData("👍🏻", "👍")]
    [InlineData("5\u200b\u200d\ufeff", "5")]
    [InlineData("1—5〜6", "1-5~6")]
    [InlineData("「5」", "\"5\"")]
    [InlineData("𠮷", "𠮷")]
    [InlineData("", "")]
    public void Folding_brings_many_spellings_into_one(string text, string expected) =>
        Assert.Equal(expected, ReplyText.Normalise(text));

    [Fact]
    public void Halves_of_pairs_do_not_meet_when_what_is_between_them_is_dropped()
    {
        // Not as inline data: an attribute cannot hold half a pair.
        Assert.Equal("\ufffd", ReplyText.Normalise("\ud83d"));
        Assert.Equal("\ufffd\ufffd", ReplyText.Normalise("\ud83c\ufe0f\udffb"));
    }

    [Fact]
    public void Folding_a_folded_character_changes_nothing()
    {
        for (var c = char.MinValue; c < char.MaxValue; c++)
        {
            var once = ReplyText.Normalise(c.ToString());
            Assert.Equal(once, ReplyText.Normalise(once));
        }
    }

    [Theory]
    [InlineData("a'\u200bb")]
    [InlineData("a''b'c")]
    [InlineData("a' 'b")]
    [InlineData(" '\n 'x")]
    [InlineData("İI\u0130'İ")]
    public void Folding_a_folded_text_changes_nothing(string text)
    {
        var once = ReplyText.Normalise(text);

        Assert.Equal(once, ReplyText.Normalise(once));
    }
}
