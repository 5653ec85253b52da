using System.Net;
using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.LocalHost.App;
using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.LocalHost.Simulation;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Testing.Documentation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.LocalHost.Tests.Providers;

/// <summary>
/// The whole conversation over HTTP with each provider of docs/providers, by the very settings that stand there: texted, reported, answered, opted out.
/// </summary>
public sealed class DocumentedProviderTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Admin = "the first key of this test, 32 characters or more";

    private static readonly DateTimeOffset Start = new(2026, 9, 10, 2, 0, 0, TimeSpan.Zero);

    private readonly VirtualClock _clock = new(Start);

    public static TheoryData<string> Providers => [.. ProviderSettings.Documented];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Customers_are_texted_answer_and_opt_out_through_it(string provider)
    {
        var protocol = ProviderProtocol.Of(provider);
        var settings = ProviderSettings.Read(provider);
        await using var server = await ProviderServer.StartAsync(protocol, settings.GetValueOrDefault("Sms:Http:User") ?? "");
        settings["Sms:Http:Url"] = new Uri(server.Address, new Uri(settings["Sms:Http:Url"]!).AbsolutePath).ToString();
        await using var app = await StartAsync(settings);
        using var http = new HttpClient { BaseAddress = app.Address };
        var drain = new QueueDrain(app.Channels);
        await ImportAsync(http, "W1,A,+8613800000001", "W2,A,+8613800000002", "W3,A,+8613800000003");

        // Sent, with what the provider's reviewers know.
        await RunAsync(app, drain, Start.AddMinutes(15));
        Assert.Equal(0, server.Refused);
        Assert.Equal(["S1/W1", "S1/W2", "S1/W3"], server.Texts.Select(t => t.Text.Tag).Order(StringComparer.Ordinal));
        Assert.All(server.Texts, t => Assert.Equal("+861380000000" + t.Text.Tag[^1], t.Text.To));
        Assert.All(server.Texts, t => Assert.Contains("浦东店", t.Text.What, StringComparison.Ordinal));

        // Reported: one arrived, one is on the provider's list.
        var (first, second, third) = (TextOf(server, "S1/W1"), TextOf(server, "S1/W2"), TextOf(server, "S1/W3"));
        await PushAsync(http, protocol, () => protocol.Report(first.Text, first.Id, arrived: true));
        await PushAsync(http, protocol, () => protocol.Report(second.Text, second.Id, arrived: false));
        await PushAsync(http, protocol, () => protocol.Report(third.Text, third.Id, arrived: true));
        await drain.DrainAsync(CancellationToken.None);
        Assert.Equal([SurveyState.Delivered, SurveyState.Failed, SurveyState.Delivered], [await StateAsync(app, "W1"), await StateAsync(app, "W2"), await StateAsync(app, "W3")]);

        // Answered, and opted out, which is confirmed once.
        var at = Start.AddMinutes(16).UtcDateTime.AddHours(8);
        await PushAsync(http, protocol, () => protocol.Reply("+8613800000001", "5 谢谢", "r1", at));
        await PushAsync(http, protocol, () => protocol.Reply("+8613800000003", "退订", "r2", at));
        await drain.DrainAsync(CancellationToken.None);
        await RunAsync(app, drain, Start.AddMinutes(30));
        var answer = Assert.Single(await AnswersAsync(app, "W1"));
        Assert.Equal([5], answer.Ratings);
        Assert.Equal(AnswerKind.OptOut, Assert.Single(await AnswersAsync(app, "W3")).Kind);
        Assert.Equal("S1/W3/optoutconfirmation", server.Texts[^1].Text.Tag);
        Assert.Equal(4, server.Texts.Count);

        // Whoever opted out, by word or by the provider's list, is texted no more; the others are.
        await ImportAsync(http, "X1,A,+8613800000001", "X2,A,+8613800000002", "X3,A,+8613800000003");
        await RunAsync(app, drain, Start.AddDays(14));
        Assert.Equal(["S1/X1"], server.Texts.Skip(4).Select(t => t.Text.Tag));
        Assert.Empty(await app.Services.GetRequiredService<DeadLetterStore>().ListAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Nobody_can_answer_in_its_name(string provider)
    {
        var protocol = ProviderProtocol.Of(provider);
        await using var app = await StartAsync(ProviderSettings.Read(provider));
        using var http = new HttpClient { BaseAddress = app.Address };
        using var forged = protocol.Reply("+8613800000001", "退订", "r1", Start.UtcDateTime);
        forged.Headers.Remove("X-Twilio-Signature");
        forged.RequestUri = new Uri(forged.RequestUri!.OriginalString.Split('?')[0], UriKind.Relative);
        forged.Content = new StringContent((await forged.Content!.ReadAsStringAsync()).Replace("13800000001", "13800000002", StringComparison.Ordinal), Encoding.UTF8, forged.Content.Headers.ContentType!.MediaType!);

        using var answer = await http.SendAsync(forged);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task<LocalApplication> StartAsync(IEnumerable<KeyValuePair<string, string?>> provider)
    {
        var settings = LocalSettings.Load(
        [
            .. OwnSettings.On(azurite.ConnectionString, AzuriteFixture.NewPrefix()).Where(s => !s.Key.StartsWith("Webhooks:", StringComparison.Ordinal) && s.Key != "Sms:Gateway"),
            new("Access:AdminKeySha256", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Admin)))),
            .. provider,
        ]);
        var app = await LocalApplication.StartAsync(
            new LocalApplicationOptions
            {
                Configuration = settings,
                Clock = _clock,
                FunctionTypes = KpiApp.FunctionTypes,
                AddApp = services => services.AddKpiFunctions(settings),
                HostJson = KpiApp.ReadHostJson(),
                Port = 0,
                LogLevel = LogLevel.Warning,
            },
            CancellationToken.None);
        await app.Services.GetRequiredService<StoreDirectory>().SaveAsync(
            new Store
            {
                Id = StoreId.Parse("S1"),
                Name = "浦东店",
                Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"],
                Locale = "zh-CN",
                SchemeId = SchemeId.Parse("small-firm"),
                StartsOn = new LocalDate(2026, 9, 1),
            },
            CancellationToken.None);
        return app;
    }

    /// <summary>Orders that were completed three days ago.</summary>
    private async Task ImportAsync(HttpClient http, params string[] orders)
    {
        var completed = _clock.GetUtcNow().AddHours(8 - 72).ToString("s", System.Globalization.CultureInfo.InvariantCulture);
        var csv = "storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\n" + string.Concat(orders.Select(o => $"S1,{o},2026-09-01T08:00:00,{completed}\n"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/work-orders") { Content = new StringContent(csv, Encoding.UTF8, "text/csv"), Headers = { { ApiGate.KeyHeader, Admin } } };
        using var answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task RunAsync(LocalApplication app, QueueDrain drain, DateTimeOffset until)
    {
        var from = _clock.GetUtcNow();
        _clock.AdvanceTo(until);
        await app.Timers.RunDueAsync(until > from.AddHours(1) ? until.AddMinutes(-15) : from, until, CancellationToken.None);
        await drain.DrainAsync(CancellationToken.None);
    }

    /// <summary>Pushed twice, as providers do when an answer was slow.</summary>
    private static async Task PushAsync(HttpClient http, ProviderProtocol protocol, Func<HttpRequestMessage> push)
    {
        for (var i = 0; i < 2; i++)
        {
            using var request = push();
            using var answer = await http.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.StatusCode == HttpStatusCode.OK && protocol.IsAcknowledged(body)));
        }
    }

    private static (string Id, ProviderText Text) TextOf(ProviderServer server, string tag) => server.Texts.Single(t => t.Text.Tag == tag);

    private static async Task<ServiceRecord> OrderAsync(LocalApplication app, string order) =>
        (await app.Services.GetRequiredService<WorkOrderStore>().FindAsync(StoreId.Parse("S1"), WorkOrderId.Parse(order), hint: null, CancellationToken.None))!;

    private static async Task<SurveyState> StateAsync(LocalApplication app, string order) => (await OrderAsync(app, order)).Survey.State;

    private static async Task<IReadOnlyList<SurveyAnswer>> AnswersAsync(LocalApplication app, string order)
    {
        var stored = await OrderAsync(app, order);
        return await app.Services.GetRequiredService<WorkOrderStore>().GetAnswersAsync(stored.Month, stored.Order.Id, CancellationToken.None);
    }
}
