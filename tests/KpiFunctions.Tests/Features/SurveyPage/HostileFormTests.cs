using KpiFunctions.Testing;
using KpiFunctions.Tests.Foundation.Http;

namespace KpiFunctions.Tests.Features.SurveyPage;

/// <summary>Forms that no page of ours makes: each gets a page that says what to do, and nothing that was not chosen is kept.</summary>
public sealed class HostileFormTests(AzuriteFixture azurite) : SurveyPageTest(azurite)
{
    public static TheoryData<string> Bodies =>
    [
        "", "q1=", "q1=0", "q1=6", "q1=55", "q1=-1", "q1=5.0", "q1=%205", "q1=５", "q1=①", "q1=5&q1=5", "q1=5&q1=1", "Q2=5", "q01=5", "q1[]=5", "q2=5", "q1=%zz", "q1=%00",
        "{\"q1\":5}", "q1=5;q2=5", "--x\r\nContent-Disposition: form-data; name=\"q1\"\r\n\r\n5\r\n--x--", "=&=&&=", "q1=4&comment=" + new string('x', 1_001),
        "q1=4&comment=" + string.Concat(Enumerable.Repeat("%F0%9F%91%8D", 501)), string.Join('&', Enumerable.Range(0, 5_000).Select(i => $"a{i}=1")), new string('a', 5_000) + "=1&q1=5",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task What_is_no_answer_is_kept_as_none_and_gets_the_form_again(string body)
    {
        var token = await TextAsync();
        var before = await EverythingAsync();

        var page = await PostAsync(token, body, "en");

        Assert.Equal(422, page.Status);
        Assert.Contains("class=\"wrong\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("<form", page.Html, StringComparison.Ordinal);
        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task A_body_larger_than_any_answer_is_not_read_to_its_end()
    {
        var token = await TextAsync();

        var page = await PostAsync(token, "q1=5&comment=" + new string('x', 1_000_000), "en");

        Assert.Equal(413, page.Status);
        Assert.Contains("too much at once", page.Html, StringComparison.Ordinal);
        Assert.Empty(await AnswersAsync());
    }

    [Fact]
    public async Task Whatever_a_comment_holds_is_kept_as_it_can_be_and_shown_as_text()
    {
        var token = await TextAsync();
        foreach (var text in HostileValues.Texts.Where(t => t.Length is > 0 and <= 1_000))
        {
            var kept = await PostAsync(token, $"q1=5&comment={Uri.EscapeDataString(text)}", "en");
            Assert.True(kept.Status == 200, $"{kept.Status} {text}");
            var shown = await PostAsync(token, $"comment={Uri.EscapeDataString(text)}", "en");
            Assert.Equal((422, false), (shown.Status, shown.Html.Contains("<script", StringComparison.OrdinalIgnoreCase)));
        }

        Assert.NotEmpty(await AnswersAsync());
        Assert.All(await AnswersAsync(), answer => Assert.DoesNotContain(answer.Text, c => char.IsControl(c) && c is not ('\n' or '\t')));
    }
}
