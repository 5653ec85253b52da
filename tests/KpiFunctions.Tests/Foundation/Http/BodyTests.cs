using System.Text;
using System.Text.Json;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Tests.Foundation.Http;

public sealed class BodyTests
{
    [Fact]
    public async Task A_body_is_read_in_camel_case_with_enums_by_name()
    {
        var read = await ReadAsync("""{ "name": "浦东", "first": "friday", "days": 3 }""");
        Assert.Equal(new Week("浦东", DayOfWeek.Friday, 3), read);
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("null", "is empty")]
    [InlineData("[]", "cannot be read")]
    [InlineData("{", "cannot be read")]
    [InlineData("{}", "name")]
    [InlineData("""{ "name": null, "first": "friday" }""", "name")]
    [InlineData("""{ "name": "x", "first": "someday" }""", "first")]
    [InlineData("""{ "name": "x", "first": "friday", "dais": 3 }""", "dais")]
    [InlineData("""{ "name": "x", "first": "friday", "days": "three" }""", "days")]
    public async Task A_body_of_another_shape_is_refused_with_a_word_on_what_is_wrong(string body, string told)
    {
        var answer = await Answers.RefusalAsync(() => ReadAsync(body));
        Assert.Equal(400, answer.Status);
        Assert.Equal("urn:kpifunctions:problem:invalid", answer.Json.GetProperty("type").GetString());
        Assert.Contains(told, answer.Detail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Master_data_that_would_fill_a_row_is_refused()
    {
        var answer = await Answers.RefusalAsync(() => ReadAsync($$"""{ "name": "{{new string('x', 256 * 1024)}}" }"""));
        Assert.Equal(413, answer.Status);
        Assert.Contains("larger than 256 KiB", answer.Detail(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "\ud83d", "first": "friday" }""", "half of a character")]
    [InlineData("""{ "name": "\ude00\ud83d", "first": "friday" }""", "half of a character")]
    [InlineData("""{ "\ud83d": "x" }""", "half of a character")]
    [InlineData("""{ "name": "a\u0000b", "first": "friday" }""", "U+0000")]
    [InlineData("""{ "name": "x", "first": "friday", "notes": ["x", null] }""", "null")]
    public async Task What_cannot_be_kept_is_refused_with_a_word_on_what_to_do(string body, string told)
    {
        var answer = await Answers.RefusalAsync(() => ReadAsync(body));
        Assert.Equal(400, answer.Status);
        Assert.Contains(told, answer.Detail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_has_at_most_4000_characters_and_may_hold_tabs_line_ends_and_any_script()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 1_999)) + "\t\n";
        Assert.Equal(text, (await ReadAsync(JsonSerializer.Serialize(new { name = text, first = "friday" }))).Name);
        Assert.Contains("at most 4000", (await Answers.RefusalAsync(() => ReadAsync(JsonSerializer.Serialize(new { name = text + "x", first = "friday" })))).Detail(), StringComparison.Ordinal);
    }

    private static Task<Week> ReadAsync(string body) =>
        Body.ReadAsync<Week>(new DefaultHttpContext { Request = { Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) } }.Request, CancellationToken.None);

    private sealed record Week(string Name, DayOfWeek First, int Days = 7);
}
