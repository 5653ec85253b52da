using KpiFunctions.Foundation;

namespace KpiFunctions.Tests.Foundation;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("", 5, 0, 0)]
    [InlineData("abc", 3, 0, 3)]
    [InlineData("abc", 2, 0, 2)]
    [InlineData("a😀b", 2, 0, 1)]
    [InlineData("a😀b", 3, 0, 3)]
    [InlineData("a😀b", 2, 1, 2)]
    public void A_text_is_never_cut_inside_a_character(string text, int most, int from, int length) =>
        Assert.Equal(length, PlainText.LengthWithin(text, most, from));

    [Theory]
    [InlineData("east", true)]
    [InlineData("华东 😀", true)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("a\nb", false)]
    [InlineData("too long for it", false)]
    public void A_name_is_one_line_with_something_on_it(string text, bool isName) => Assert.Equal(isName, PlainText.IsName(text, 8));
}
