using KpiFunctions.Domain;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Tests.Foundation.Http;

public sealed class RequestIdsTests
{
    private static readonly Dictionary<string, Func<string, object?>> Readers = new()
    {
        ["store"] = text => RequestIds.Store(text),
        ["staff"] = text => RequestIds.Staff(text),
        ["scheme"] = text => RequestIds.Scheme(text),
        ["questionnaire"] = text => RequestIds.Questionnaire(text),
        ["month"] = text => RequestIds.Month(text),
        ["period"] = text => RequestIds.Period(text),
        ["language"] = text => RequestIds.Language(text),
        ["version"] = text => RequestIds.Version(text),
    };

    [Theory]
    [InlineData("store", "pudong-1")]
    [InlineData("staff", "李雷")]
    [InlineData("scheme", "a.b:c_d")]
    [InlineData("questionnaire", "3")]
    [InlineData("month", "2026-09")]
    [InlineData("month", "2000-01")]
    [InlineData("month", "2099-12")]
    [InlineData("period", "2099-Q4")]
    [InlineData("period", "2026-Q3")]
    [InlineData("period", "2026-H2")]
    [InlineData("period", "2026")]
    [InlineData("version", "12")]
    public void What_a_route_names_is_read_and_written_the_same(string kind, string text) =>
        Assert.Equal(text, Readers[kind](text) switch
        {
            NodaTime.YearMonth month => $"{month.Year:D4}-{month.Month:D2}",
            var read => read!.ToString(),
        });

    [Theory]
    [InlineData("store", "a b")]
    [InlineData("store", "a/b")]
    [InlineData("staff", "a|b")]
    [InlineData("scheme", "a#")]
    [InlineData("questionnaire", "what?")]
    [InlineData("month", "2026-9")]
    [InlineData("month", "2026-13")]
    [InlineData("month", "202609")]
    [InlineData("month", "2026-09-01")]
    [InlineData("month", "")]
    [InlineData("month", "0001-01")]
    [InlineData("month", "1999-12")]
    [InlineData("month", "2100-01")]
    [InlineData("month", "9999-12")]
    [InlineData("period", "2026-Q5")]
    [InlineData("period", "2026-H0")]
    [InlineData("period", "26")]
    [InlineData("period", "1999-Q4")]
    [InlineData("period", "2100")]
    [InlineData("language", "fr")]
    [InlineData("version", "-1")]
    [InlineData("version", "one")]
    [InlineData("version", "1.0")]
    public async Task What_names_nothing_is_refused_with_the_text_that_came(string kind, string text)
    {
        var answer = await Answers.RefusalAsync(() => Readers[kind](text));
        Assert.Equal(400, answer.Status);
        Assert.Contains($"'{text}'", answer.Detail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_has_at_most_64_characters()
    {
        Assert.Equal(64, RequestIds.Store(new string('x', 64)).Value.Length);
        Assert.Contains("1 to 64", (await Answers.RefusalAsync(() => RequestIds.Store(new string('x', 65)))).Detail(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", Language.ZhCn)]
    [InlineData("zh-tw", Language.ZhTw)]
    [InlineData("en", Language.En)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_language_is_one_of_three_or_none(string? tag, Language? language) => Assert.Equal(language, RequestIds.Language(tag));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void No_version_is_none(string? text) => Assert.Null(RequestIds.Version(text));
}
