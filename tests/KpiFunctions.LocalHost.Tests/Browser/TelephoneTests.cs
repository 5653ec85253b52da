using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Sms.Console;
using KpiFunctions.LocalHost.App;
using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.LocalHost.Simulation;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace KpiFunctions.LocalHost.Tests.Browser;

/// <summary>The page of a survey of twelve questions on a telephone without scripts, as its owner sees and uses it.</summary>
public sealed class TelephoneTests(AzuriteFixture azurite, Chromium chromium) : IClassFixture<AzuriteFixture>, IClassFixture<Chromium>, IAsyncLifetime
{
    private const string Key = "the key of the telephone test, 32 characters or more";
    private const int Questions = 12;
    private const int Width = 390;
    private const int Height = 844;

    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 9, 8, 0, 0, 0, TimeSpan.Zero));
    private readonly Telephones _texts = new();
    private LocalApplication _application = null!;

    public async Task InitializeAsync()
    {
        var settings = LocalSettings.Load(
        [
            .. OwnSettings.On(azurite.ConnectionString, AzuriteFixture.NewPrefix()),
            new("Access:AdminKeySha256", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))),
            new(KpiApp.PageAddress, "http://127.0.0.1:7071/api/s"),
        ]);
        _application = await LocalApplication.StartAsync(
            new LocalApplicationOptions
            {
                Configuration = settings,
                Clock = _clock,
                FunctionTypes = KpiApp.FunctionTypes,
                AddApp = services => services.AddKpiFunctions(settings).AddSingleton<IConsoleSmsSink>(_texts),
                HostJson = KpiApp.ReadHostJson(),
                Port = 0,
                LogLevel = LogLevel.Warning,
            },
            CancellationToken.None);
    }

    public async Task DisposeAsync() => await _application.DisposeAsync();

    [Fact]
    public async Task Twelve_questions_are_read_answered_and_stopped_in_three_languages_without_a_script()
    {
        await SetUpAsync();
        await AnswerAsync("W1", "zh-CN", "第{0}题？", "非常满意", "想说的话（可不填）", "提交", "谢谢，您的回答已收到。");
        await AnswerAsync("W2", "zh-TW", "第{0}題？", "非常滿意", "想說的話（可不填）", "送出", "謝謝，您的回答已收到。");
        await AnswerAsync("W3", "en", "Question {0}?", "Very satisfied", "Anything else? (optional)", "Send", "Thank you. We have your answer.");
        await StopAsync("W4");
    }

    private async Task AnswerAsync(string order, string language, string question, string best, string comment, string send, string thanks)
    {
        await using var context = await TelephoneAsync(language);
        var (page, complaints) = await OpenAsync(context, order);
        for (var number = 1; number <= Questions; number++)
        {
            // A question has the screen, and no more than its width.
            var box = (await page.Locator($"#q{number}").BoundingBoxAsync())!;
            Assert.True(box.Height >= Height && box.X >= 0 && box.X + box.Width <= Width, $"{language} {number}: {box.X} {box.Width} {box.Height}");
        }

        await page.GetByRole(AriaRole.Group, new() { Name = string.Format(null, question, 1) }).GetByRole(AriaRole.Radio, new() { Name = best }).CheckAsync();
        await page.Locator("#q1 .next").ClickAsync();
        await Assertions.Expect(page.Locator("#q2")).ToBeInViewportAsync(new() { Ratio = 0.5f });

        // The browser itself leads to what is missing.
        await page.GetByLabel(comment).FillAsync("好 <b>");
        await page.GetByRole(AriaRole.Button, new() { Name = send, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#q2")).ToBeInViewportAsync();
        for (var number = 2; number <= Questions; number++)
        {
            await page.GetByRole(AriaRole.Group, new() { Name = string.Format(null, question, number), Exact = true }).GetByRole(AriaRole.Radio, new() { Name = best }).CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = send, Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(thanks);
        Assert.Empty(complaints);
    }

    private async Task StopAsync(string order)
    {
        await using var context = await TelephoneAsync("en");
        var (page, complaints) = await OpenAsync(context, order);

        await page.GetByRole(AriaRole.Button, new() { Name = "Send me no more texts" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("You get no more texts from us");
        Assert.Empty(complaints);
    }

    private Task<IBrowserContext> TelephoneAsync(string language) => chromium.Browser.NewContextAsync(new()
    {
        Locale = language,
        JavaScriptEnabled = false,
        IsMobile = true,
        HasTouch = true,
        ViewportSize = new() { Width = Width, Height = Height },
    });

    /// <summary>Opens the address in the customer's text; of what the browser does not like, such as styles against the policy, it complains.</summary>
    private async Task<(IPage Page, List<string> Complaints)> OpenAsync(IBrowserContext context, string order)
    {
        var complaints = new List<string>();
        var page = await context.NewPageAsync();
        page.Console += (_, message) => complaints.Add(message.Text);
        var text = _texts.Received[$"S1/{order}"];
        var address = text[text.IndexOf("http", StringComparison.Ordinal)..];
        await page.GotoAsync(new Uri(_application.Address, new Uri(address).AbsolutePath).ToString());
        return (page, complaints);
    }

    /// <summary>A store with a questionnaire of twelve questions, and four customers who are texted.</summary>
    private async Task SetUpAsync()
    {
        using var http = new HttpClient { BaseAddress = _application.Address };
        http.DefaultRequestHeaders.Add(ApiGate.KeyHeader, Key);
        await PutAsync(http, "api/questionnaires/twelve", new
        {
            id = "twelve",
            version = 1,
            asking = "together",
            questions = Enumerable.Range(1, Questions).Select(n => n == 1 ? "overall" : $"q{n}"),
            texts = new Dictionary<string, object>
            {
                ["zh-CN"] = Texts("【{store}】请回复12个数字，或点开网页。回T退订", "第{0}题？"),
                ["zh-TW"] = Texts("【{store}】請回覆12個數字，或點開網頁。回T退訂", "第{0}題？"),
                ["en"] = Texts("{store}: reply with 12 digits. Reply STOP to opt out", "Question {0}?"),
            },
        });
        await PutAsync(http, "api/schemes/small", JsonDocument.Parse("""
            { "id": "small", "version": 1, "title": { "en": "Small" }, "validFrom": "2026-01", "scale": 100,
              "items": [ { "id": "satisfaction", "metric": "satisfaction.rate", "weight": 100, "rule": { "type": "linear", "from": 0, "to": 1 }, "missing": "zero" } ],
              "grades": [ { "atLeast": 0, "grade": "any" } ] }
            """).RootElement);
        await PutAsync(http, "api/stores/S1", new { name = "浦东店", timeZone = "Asia/Shanghai", locale = "zh-CN", schemeId = "small", questionnaire = "twelve" });
        using var orders = new StringContent(
            "storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\n"
            + string.Concat(Enumerable.Range(1, 4).Select(n => $"S1,W{n},li,+861380000000{n},2026-09-07T08:00:00,2026-09-07T10:00:00\n")),
            Encoding.UTF8,
            "text/csv");
        using var taken = await http.PostAsync(new Uri("api/work-orders", UriKind.Relative), orders);
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());
        _clock.AdvanceTo(new DateTimeOffset(2026, 9, 10, 2, 0, 0, TimeSpan.Zero));
        await _application.Services.GetRequiredService<SurveySender>().SendAsync(
            new SendSurveyMessage([.. Enumerable.Range(1, 4).Select(n => new SendSurveyMessage.Item("S1", $"W{n}", "202609"))]), CancellationToken.None);
        Assert.Equal(4, _texts.Received.Count);
    }

    private static object Texts(string survey, string page) => new
    {
        survey,
        reminder = survey,
        clarification = survey,
        next = Array.Empty<string>(),
        page = Enumerable.Range(1, Questions).Select(n => string.Format(null, page, n)),
    };

    private static async Task PutAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PutAsJsonAsync(new Uri(path, UriKind.Relative), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed class Telephones : IConsoleSmsSink
    {
        internal Dictionary<string, string> Received { get; } = [];

        public void TextSent(SmsMessage message) => Received[message.Tag] = message.Text;
    }
}
