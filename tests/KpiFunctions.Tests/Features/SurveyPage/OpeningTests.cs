using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.SurveyPage;

/// <summary>Opening the page: what it shows, to whom, and that it changes nothing.</summary>
public sealed class OpeningTests(AzuriteFixture azurite) : SurveyPageTest(azurite)
{
    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Opening_changes_nothing_however_often_and_by_whom(string method)
    {
        var token = await TextAsync(questionnaire: "three-questions");
        var before = await EverythingAsync();

        for (var i = 0; i < 3; i++)
        {
            var page = await OpenAsync(token, method: method);
            Assert.Equal((200, method == "HEAD"), (page.Status, page.Html.Length == 0));
            Assert.True(page.Headers.ContentLength > 1000);
        }

        Assert.Equal(404, (await OpenAsync("0123456789abcdefg", method: method)).Status);
        Assert.Equal(before, await EverythingAsync());
    }

    [Theory]
    [InlineData("single", 1)]
    [InlineData("three-questions", 3)]
    [InlineData("one-by-one", 4)]
    public async Task Every_question_has_five_choices_and_the_form_needs_no_script(string questionnaire, int questions)
    {
        var page = await OpenAsync(await TextAsync(questionnaire: questionnaire));

        Assert.Equal(questions * 5, Regex.Count(page.Html, "<input type=\"radio\" name=\"q\\d+\" value=\"[1-5]\" required>"));
        Assert.Equal(questions, Regex.Count(page.Html, "<legend>[^<]+</legend>"));
        Assert.Equal(questions * 5, Regex.Count(page.Html, "<label class=\"choice\"><input[^>]*> [1-5] [A-Z][^<]+</label>"));
        Assert.Contains("<form method=\"post\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"stop\" formnovalidate", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" checked", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_names_store_and_day_and_nothing_personal()
    {
        var page = await OpenAsync(await TextAsync(with: s => s with { CallbackClerk = Domain.StaffId.Parse("clerk-li") }));

        Assert.Contains("Pudong service centre", page.Html, StringComparison.Ordinal);
        Assert.Contains("Service of 7 September 2026", page.Html, StringComparison.Ordinal);
        Assert.All(new[] { "13800000001", "W1", "S1", "clerk-li" }, hidden => Assert.DoesNotContain(hidden, page.Html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "zh-CN", "2026年9月7日的服务")]
    [InlineData("fr-FR, de;q=0.8", "zh-CN", "2026年9月7日的服务")]
    [InlineData("en-AU,en;q=0.9,zh-CN;q=0.8", "en", "Service of 7 September 2026")]
    [InlineData("de, zh-Hant-HK;q=0.9, en;q=0.5", "zh-TW", "2026年9月7日的服務")]
    [InlineData("zh-SG", "zh-CN", "2026年9月7日的服务")]
    [InlineData("en;q=0, zh-TW;q=0.1", "zh-TW", "2026年9月7日的服務")]
    [InlineData("<script>", "zh-CN", "2026年9月7日的服务")]
    public async Task The_page_speaks_the_browsers_language_or_else_the_texts(string? browser, string language, string day)
    {
        var page = await OpenAsync(await TextAsync(with: s => s with { Locale = "zh-CN" }), browser);

        Assert.Contains($"<html lang=\"{language}\">", page.Html, StringComparison.Ordinal);
        Assert.Contains(day, page.Html, StringComparison.Ordinal);
        Assert.Equal(language, page.Headers.ContentLanguage.ToString());
    }

    [Fact]
    public async Task No_name_of_a_store_becomes_markup()
    {
        const string Hostile = "\"><script>alert('x')</script>&lt;{0}";
        var page = await OpenAsync(await TextAsync(with: s => s with { Name = Hostile }));

        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("<script", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, Regex.Count(page.Html, Regex.Escape("&quot;&gt;&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;&amp;lt;{0}")));
    }

    [Fact]
    public async Task Nobody_keeps_a_page_finds_it_frames_it_or_learns_its_address()
    {
        var token = await TextAsync();
        foreach (var page in new[] { await OpenAsync(token), await OpenAsync("x"), await PostAsync(token, ("q1", "5")), await PostAsync(token, "") })
        {
            Assert.Equal("no-store", page.Headers.CacheControl.ToString());
            Assert.Equal("no-referrer", page.Headers["Referrer-Policy"].ToString());
            Assert.Contains("noindex", page.Headers["X-Robots-Tag"].ToString(), StringComparison.Ordinal);
            Assert.Equal("nosniff", page.Headers.XContentTypeOptions.ToString());
            Assert.Equal("text/html; charset=utf-8", page.Headers.ContentType.ToString());
            Assert.Equal(0, page.Headers.SetCookie.Count);
            var style = page.Html[(page.Html.IndexOf("<style>", StringComparison.Ordinal) + 7)..page.Html.IndexOf("</style>", StringComparison.Ordinal)];
            Assert.Equal(
                $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                page.Headers.ContentSecurityPolicy.ToString());
        }
    }

    [Fact]
    public async Task An_address_that_nobody_was_sent_gets_a_polite_page_in_the_browsers_language()
    {
        var token = await TextAsync();
        var forged = token[..^1] + (token[^1] == 'x' ? 'y' : 'x');
        foreach (var wrong in new[] { forged, "x", "..", token + "1", new string('长', 17), "<script>" })
        {
            var shown = await OpenAsync(wrong, "zh-TW", address: $"10.0.1.{wrong.Length}");
            Assert.Equal(404, shown.Status);
            Assert.Contains("此連結無效或已過期", shown.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", shown.Html, StringComparison.Ordinal);
        }

        var sent = await PostAsync(forged, "q1=1", "en");
        Assert.Equal(404, sent.Status);
        Assert.Contains("not valid", sent.Html, StringComparison.Ordinal);
        Assert.Empty(await AnswersAsync());
    }

    [Fact]
    public async Task Who_tries_many_addresses_has_to_wait_costs_no_storage_and_shuts_out_nobody_with_a_right_one()
    {
        var token = await TextAsync();
        await OpenAsync(token);
        var transactions = Get<StorageTransactionCounter>().Snapshot().Values.Sum();
        var tries = new List<Page>();
        for (var i = 0; i < 12; i++)
        {
            tries.Add(await OpenAsync($"{i:D2}23456789abcdefg"));
        }

        Assert.Equal([.. Enumerable.Repeat(404, 10), 429, 429], tries.Select(t => t.Status));
        Assert.InRange(int.Parse(tries[^1].Headers.RetryAfter.ToString(), System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(transactions, Get<StorageTransactionCounter>().Snapshot().Values.Sum());
        Assert.Equal(200, (await OpenAsync(token)).Status);
        Assert.Equal(404, (await OpenAsync("x", address: "10.0.0.2")).Status);
    }

    [Fact]
    public async Task A_link_whose_time_is_over_is_gone_also_before_it_is_forgotten()
    {
        var token = await TextAsync();
        Clock.Now = Sent + Duration.FromDays(60);

        var shown = await OpenAsync(token);
        Assert.Equal(410, shown.Status);
        Assert.Contains("not valid, or not any more", shown.Html, StringComparison.Ordinal);
        Assert.Equal(410, (await PostAsync(token, ("q1", "1"))).Status);
        await CloseDueMonthsAsync(Clock.Now);
        Clock.Now += Duration.FromDays(180);
        await Get<RetentionSweep>().RunAsync(CancellationToken.None);
        Assert.Equal(shown.Html, (await OpenAsync(token)).Html);
        Assert.Empty(await AnswersAsync());
    }

    [Fact]
    public async Task Opening_reads_four_rows_at_the_most()
    {
        var token = await TextAsync();
        await OpenAsync(token);
        var before = Get<StorageTransactionCounter>().Snapshot().Values.Sum();

        await OpenAsync(token);

        Assert.InRange(Get<StorageTransactionCounter>().Snapshot().Values.Sum() - before, 1, 4);
    }
}

/// <summary>An installation that has no pages.</summary>
public sealed class NoPagesTests(AzuriteFixture azurite) : SurveyPageTest(azurite, hasPages: false)
{
    [Fact]
    public async Task Without_an_address_texts_have_no_link_and_nothing_is_shown_or_taken()
    {
        await SaveStoreAsync(NewStore("S1"));
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
        var tokens = new Domain.Surveys.Links.SurveyTokens(Encoding.UTF8.GetBytes("a secret of the tests, 32 characters or more"));
        var token = tokens.Of((await OrderAsync("W1")).Id).Value;

        Assert.DoesNotContain("http", Gateway.Delivered.Single().Text, StringComparison.Ordinal);
        Assert.Equal(404, (await OpenAsync(token)).Status);
        Assert.Equal(404, (await PostAsync(token, ("q1", "5"))).Status);
        Assert.Empty(await AnswersAsync());
    }
}
