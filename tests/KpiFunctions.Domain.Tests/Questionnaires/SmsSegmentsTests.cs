using KpiFunctions.Domain.Questionnaires;

namespace KpiFunctions.Domain.Tests.Questionnaires;

public sealed class SmsSegmentsTests
{
    [Theory]
    [InlineData("", true, 0, 1)]
    [InlineData("Rate our service 1-5", true, 20, 1)]
    [InlineData("è@£Δ\n", true, 5, 1)]
    [InlineData("5€", true, 3, 1)]
    [InlineData("{[^~|\\]}\f", true, 18, 1)]
    [InlineData("ç", false, 1, 1)] // Only the capital Ç is in the alphabet.
    [InlineData("`", false, 1, 1)]
    [InlineData("请打分", false, 3, 1)]
    [InlineData("👍", false, 2, 1)]
    public void The_alphabet_decides_the_encoding(string text, bool gsm7, int units, int count) =>
        Assert.Equal(new SmsSegments(gsm7, units, count), SmsSegments.Of(text));

    [Theory]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('a', 306, 2)]
    [InlineData('a', 307, 3)]
    [InlineData('€', 80, 1)]
    [InlineData('€', 81, 2)]
    [InlineData('€', 152, 2)] // 76 in each segment of 153: an escape and its character stay together.
    [InlineData('€', 153, 3)]
    [InlineData('分', 70, 1)]
    [InlineData('分', 71, 2)]
    [InlineData('分', 134, 2)]
    [InlineData('分', 135, 3)]
    public void Longer_texts_are_cut_into_shorter_segments(char character, int length, int count) =>
        Assert.Equal(count, SmsSegments.Of(new string(character, length)).Count);

    [Theory]
    [InlineData(35, 1)]
    [InlineData(36, 2)]
    [InlineData(66, 2)] // 33 pairs in each segment of 67: a pair is never cut.
    [InlineData(67, 3)]
    public void A_surrogate_pair_stays_in_one_segment(int emoji, int count) =>
        Assert.Equal(count, SmsSegments.Of(string.Concat(Enumerable.Repeat("👍", emoji))).Count);

    [Fact]
    public void Half_a_surrogate_pair_is_one_unit() => Assert.Equal(new SmsSegments(false, 2, 1), SmsSegments.Of("\udc4d\ud83d"));
}
