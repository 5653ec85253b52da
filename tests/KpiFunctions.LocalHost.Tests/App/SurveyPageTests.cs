using System.Net;
using System.Text.Json;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Sms.Console;
using KpiFunctions.LocalHost.App;
using KpiFunctions.LocalHost.Simulation;
using KpiFunctions.LocalHost.Storage;
using KpiFunctions.LocalHost.Tests.Simulation;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KpiFunctions.LocalHost.Tests.App;

/// <summary>An order is pushed, its customer gets a text with an address, opens it, answers there, and the score counts it: all of it over HTTP and the queues.</summary>
public sealed class SurveyPageTests : IDisposable
{
    private const string Scheme = """
        {
          "id": "small", "version": 1, "title": { "en": "Small" }, "validFrom": "2026-01", "scale": 100,
          "items": [ { "id": "satisfaction", "metric": "satisfaction.rate", "weight": 100, "rule": { "type": "linear", "from": 0, "to": 1 }, "missing": "zero" } ],
          "grades": [ { "atLeast": 0, "grade": "any" } ]
        }
        """;

    private static readonly ReplayFiles Files = TestFiles.Create() with
    {
        Scheme = ReplaySource.Text("scheme.json", Scheme),
        WorkOrders = ReplaySource.Text("work-orders.csv", """
            storeId,workOrderId,staffId,customerPhone,openedAt,completedAt
            sh,A1,li,+8613800000001,2026-09-08T09:00:00,2026-09-08T10:00:00
            sh,A2,li,+8613800000002,2026-09-08T09:00:00,2026-09-08T10:00:00
            """),
        Replies = ReplaySource.Text("replies.csv", "workOrderId,delayMinutes,text\nA1,90,1\n"),
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("page");
    private readonly Texts _texts = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_order_becomes_a_text_with_an_address_a_page_an_answer_and_a_score()
    {
        await using var storage = await LocalStorage.StartOwnAsync(DataFolder.Open(_folder.FullName), _ => { }, default);
        await using var session = await ReplaySession.StartAsync(
            await Files.ReadAsync(), storage, port: 0, TextWriter.Null, default,
            services => services.AddSingleton<IConsoleSmsSink>(_texts), [new(KpiApp.PageAddress, "http://127.0.0.1:7071/api/s")]);
        await session.RunAsync(Instant.FromUtc(2026, 9, 11, 6, 0), redelivery: null, progress: null, default);
        using var http = new HttpClient { BaseAddress = session.Application.Address };
        Assert.Equal(0, await TotalAsync(session, http));

        // The first customer texted 1 and thinks better of it on the page; the second answers there only.
        foreach (var order in new[] { "A1", "A2" })
        {
            var page = new Uri(new Uri(_texts.AddressOf($"sh/{order}")).AbsolutePath, UriKind.Relative);
            using var preview = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, page));
            Assert.Equal((HttpStatusCode.OK, 0), (preview.StatusCode, (await preview.Content.ReadAsByteArrayAsync()).Length));
            Assert.Contains("您对本次服务总体满意吗？", await http.GetStringAsync(page), StringComparison.Ordinal);
            Assert.Equal(0, order == "A1" ? await TotalAsync(session, http) : 0);
            using var form = new FormUrlEncodedContent([new("q1", "5"), new("comment", "谢谢"), new("do", "send")]);
            using var sent = await http.PostAsync(page, form);
            Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
            Assert.Contains("谢谢，您的回答已收到", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(100, await TotalAsync(session, http));
    }

    private static async Task<decimal> TotalAsync(ReplaySession session, HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/scores/sh/2026-09");
        request.Headers.Add(ApiGate.KeyHeader, await DevelopmentKey.CreateAsync(session.Application.Services.GetRequiredService<ApiKeyStore>(), "test", default));
        using var answer = await http.SendAsync(request);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("scores").EnumerateArray().Single(s => s.GetProperty("staffId").GetString() == "li").GetProperty("total").GetDecimal();
    }

    /// <summary>The customers' telephones.</summary>
    private sealed class Texts : IConsoleSmsSink
    {
        private readonly Dictionary<string, string> _texts = [];

        public void TextSent(SmsMessage message) => _texts[message.Tag] = message.Text;

        internal string AddressOf(string tag) => _texts[tag][_texts[tag].IndexOf("http", StringComparison.Ordinal)..];
    }
}
