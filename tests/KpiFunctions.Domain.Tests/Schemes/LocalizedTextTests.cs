using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Tests.Schemes;

public sealed class LocalizedTextTests
{
    /// <summary>The language itself, for Chinese the other script, then English, then whatever there is.</summary>
    [Theory]
    [InlineData("zh-TW zh-CN en", "zh-CN", "zh-CN")]
    [InlineData("zh-TW zh-CN en", "ZH-tw", "zh-TW")]
    [InlineData("zh-TW zh-CN en", "zh-HK", "zh-CN")]
    [InlineData("en zh-TW", "zh-CN", "zh-TW")]
    [InlineData("en zh-CN", "zh-TW", "zh-CN")]
    [InlineData("de en", "zh-TW", "en")]
    [InlineData("zh-CN en", "fr", "en")]
    [InlineData("zh-CN de", "fr", "zh-CN")]
    [InlineData("", "en", "")]
    public void A_text_is_given_in_the_nearest_language(string there, string asked, string given) =>
        Assert.Equal(given, new LocalizedText([.. there.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => new KeyValuePair<string, string>(t, t))]).In(asked));
}
