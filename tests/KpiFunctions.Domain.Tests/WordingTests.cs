namespace KpiFunctions.Domain.Tests;

public sealed class WordingTests
{
    [Theory]
    [InlineData("zh-CN", Language.ZhCn)]
    [InlineData("zh", Language.ZhCn)]
    [InlineData("ZH-hans", Language.ZhCn)]
    [InlineData("zh-TW", Language.ZhTw)]
    [InlineData("zh-HK", Language.ZhTw)]
    [InlineData("zh-Hant", Language.ZhTw)]
    [InlineData("en", Language.En)]
    [InlineData("en-gb", Language.En)]
    [InlineData("de", null)]
    [InlineData("english", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_tag_names_one_of_three_languages_or_none(string? tag, Language? language) => Assert.Equal(language, Wording.LanguageOf(tag));

    [Fact]
    public void Words_are_said_in_the_language_asked_for()
    {
        var words = new Wording("满意", "滿意", "satisfied");
        Assert.Equal(["satisfied", "满意", "滿意"], new[] { Language.En, Language.ZhCn, Language.ZhTw }.Select(words.In));
        Assert.All(Enum.GetValues<Language>(), l => Assert.Equal("4.5", Wording.Same("4.5").In(l)));
    }
}
