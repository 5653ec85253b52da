using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KpiFunctions.Features.DeadLetters;
using KpiFunctions.Features.Webhooks;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records.Book;
using KpiFunctions.Testing;
using Microsoft.Extensions.Options;
using NodaTime;

namespace KpiFunctions.Tests.Features.Webhooks;

/// <summary>What is pushed gets into its queue once it is proven who pushed it, item by item, and nothing of it is lost.</summary>
public sealed class PushIntakeTests(AzuriteFixture azurite) : PushTest(azurite, Settings)
{
    private const string Secret = "0123456789abcdef";
    private const string Key = $"?key={Secret}";
    private const string Reply = """{"n":"13800000001","t":"5","id":7,"at":"2026-09-10 10:00:00"}""";

    private static readonly Dictionary<string, string?> Settings = new()
    {
        // A list under a path, national numbers, local times.
        ["Webhooks:Providers:0:Name"] = "listed",
        ["Webhooks:Providers:0:Country"] = "CN",
        ["Webhooks:Providers:0:Acknowledge"] = "OK!",
        ["Webhooks:Providers:0:AcknowledgeType"] = "text/plain",
        ["Webhooks:Providers:0:AcknowledgeStatus"] = "202",
        ["Webhooks:Providers:0:Replies:Items"] = "data.list",
        ["Webhooks:Providers:0:Replies:Proof"] = "query:key",
        ["Webhooks:Providers:0:Replies:Secret"] = Secret,
        ["Webhooks:Providers:0:Replies:Number"] = "n",
        ["Webhooks:Providers:0:Replies:Text"] = "t",
        ["Webhooks:Providers:0:Replies:Id"] = "id",
        ["Webhooks:Providers:0:Replies:Time"] = "at",
        ["Webhooks:Providers:0:Replies:TimeFormat"] = "yyyy-MM-dd HH:mm:ss",
        ["Webhooks:Providers:0:Replies:Zone"] = "Asia/Shanghai",

        // No ids, seconds, a signature.
        ["Webhooks:Providers:1:Name"] = "signed",
        ["Webhooks:Providers:1:Replies:Proof"] = "hmac-sha256:X-Sign",
        ["Webhooks:Providers:1:Replies:Secret"] = Secret,
        ["Webhooks:Providers:1:Replies:Number"] = "n",
        ["Webhooks:Providers:1:Replies:Text"] = "t",
        ["Webhooks:Providers:1:Replies:Time"] = "at",
        ["Webhooks:Providers:1:Replies:TimeFormat"] = "unix",
        ["Webhooks:Providers:1:Reports:Proof"] = "header:X-Token",
        ["Webhooks:Providers:1:Reports:Secret"] = Secret,
        ["Webhooks:Providers:1:Reports:Tag"] = "tag",
        ["Webhooks:Providers:1:Reports:Id"] = "id",
        ["Webhooks:Providers:1:Reports:Status"] = "s",
        ["Webhooks:Providers:1:Reports:Code"] = "c",
        ["Webhooks:Providers:1:Reports:Statuses:0"] = "MB:0017=OptedOut",
        ["Webhooks:Providers:1:Reports:Statuses:1"] = "ARRIVED=Delivered",

        // No time.
        ["Webhooks:Providers:2:Name"] = "timeless",
        ["Webhooks:Providers:2:Replies:Format"] = "form",
        ["Webhooks:Providers:2:Replies:Proof"] = "query:key",
        ["Webhooks:Providers:2:Replies:Secret"] = Secret,
        ["Webhooks:Providers:2:Replies:Number"] = "From",
        ["Webhooks:Providers:2:Replies:Text"] = "Body",
        ["Webhooks:Providers:2:Replies:Id"] = "Sid",
    };

    [Fact]
    public async Task A_reply_goes_all_the_way_to_its_order_and_is_acknowledged_as_the_provider_wants()
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        Clock.Now = Utc("2026-09-10T02:05:00Z");

        var answer = await ReplyPushAsync("listed", Listed("""{"n":"13800000001","t":"5 好","id":7,"at":"2026-09-10 10:01:00"}"""), Key);

        Assert.Equal((202, "OK!"), (answer.Status, answer.Body));
        Assert.StartsWith("text/plain", answer.ContentType, StringComparison.Ordinal);
        await DeliverReplyAsync(Assert.Single(await RepliesAsync()));
        var kept = Assert.Single(await AnswersAsync("W1"));
        Assert.Equal((Utc("2026-09-10T02:01:00Z"), "5 好", "listed:7"), (kept.ReceivedAt, kept.Text, kept.EventId));
    }

    [Fact]
    public async Task Every_item_stands_for_itself_and_a_bad_one_is_kept_with_its_reason_and_read_again_once_it_can_be()
    {
        Clock.Now = Utc("2026-09-10T12:00:00Z");

        var answer = await ReplyPushAsync("listed", Listed(
            Reply, "null", """{"t":"5","id":8,"at":"2026-09-10 10:00:00"}""", """{"n":"10086","t":"5","id":9,"at":"2026-09-10 10:00:00"}""",
            """{"n":"13800000001","t":"5","id":10,"at":"10 o'clock"}""", """{"n":"13800000001","t":"5","id":11,"at":"2026-09-11 10:00:00"}""",
            """{"n":"13800000001","t":"\ud800","id":12,"at":"2026-09-10 10:00:00"}""", $$"""{"n":"13800000001","t":"{{new string('长', 20_000)}}","id":13,"at":"2026-09-10 10:00:00"}"""), Key);

        Assert.Equal(202, answer.Status);
        Assert.Contains("listed:7", Assert.Single(await RepliesAsync()), StringComparison.Ordinal);
        var letters = await Get<DeadLetterStore>().ListAsync(CancellationToken.None);
        Assert.All(letters, l => Assert.Equal(nameof(ReceiveRepliesEndpoint), l.Function));
        Assert.Equal(
            [
                "Provider listed: 't' holds half of a character.",
                "Provider listed: At 'n' is no telephone number; a provider of national numbers needs Country.",
                "Provider listed: It has no number at 'n'.",
                "Provider listed: It has no number at 'n'.",
                "Provider listed: It is longer than a queue takes.",
                "Provider listed: The time at 'at' is not written like 'yyyy-MM-dd HH:mm:ss'; mend TimeFormat.",
                "Provider listed: The time at 'at' lies in the future; mend Zone or TimeFormat.",
            ],
            letters.Select(l => l.Reason).Order(StringComparer.Ordinal));
        Assert.All(letters.Where(l => l.Reason.Contains("time", StringComparison.Ordinal)), l => Assert.Contains("\\u002B8613800000001", l.Message.Replace("+", "\\u002B", StringComparison.Ordinal), StringComparison.Ordinal));

        Get<IOptions<WebhookOptions>>().Value.Providers[0].Replies!.TimeFormat = "HH\" o'clock\"";
        var written = letters.Single(l => l.Reason.Contains("not written", StringComparison.Ordinal));
        var (_, message) = await Get<PushChannel>().ReadAgainAsync(written, CancellationToken.None);
        Get<IOptions<WebhookOptions>>().Value.Providers[0].Replies!.TimeFormat = "yyyy-MM-dd HH:mm:ss";
        Assert.Contains("listed:10", message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FormatException>(() => Get<PushChannel>().ReadAgainAsync(written, CancellationToken.None));
        Assert.DoesNotContain("13800000001", JsonSerializer.Serialize(DeadLetterView.Of(written)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_that_comes_twice_is_one_text_whatever_tells_it()
    {
        Clock.Now = Utc("2026-09-10T02:00:00Z");
        for (var i = 0; i < 2; i++)
        {
            await ReplyPushAsync("listed", Listed(Reply, Reply), Key);
            await SignedAsync("""{"n":"+8613800000001","t":"5","at":1789005600}""");
            await ReplyPushAsync("timeless", "From=%2B8613800000001&Body=5%2B&Sid=SM1", Key);
            Clock.Now += Duration.FromMinutes(10);
        }

        var events = (await RepliesAsync()).Select(e => JsonDocument.Parse(e).RootElement.GetProperty("data").GetRawText()).ToList();
        Assert.Equal(8, events.Count);
        Assert.Equal(3, events.Distinct().Count());
        Assert.Contains(events, e => e.Contains("SM1", StringComparison.Ordinal) && e.Contains("2026-09-10T02:00:00", StringComparison.Ordinal));
        await Get<ArrivalStore>().EraseBeforeAsync(Clock.Now + Duration.FromHours(1), CancellationToken.None);
        await ReplyPushAsync("timeless", "From=%2B8613800000001&Body=5%2B&Sid=SM1", Key);
        Assert.Contains("2026-09-10T02:20:00", Assert.Single(await RepliesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_storage_does_not_answer_the_provider_is_told_to_come_again()
    {
        StorageAnswers = false;
        var answer = await ReplyPushAsync("listed", Listed(Reply), Key);
        StorageAnswers = true;

        Assert.Equal(503, answer.Status);
        Assert.Equal(202, (await ReplyPushAsync("listed", Listed(Reply), Key)).Status);
        Assert.Single(await RepliesAsync());
    }

    [Theory]
    [InlineData("listed", "")]
    [InlineData("listed", "?key=")]
    [InlineData("listed", "?key=0123456789abcde")]
    [InlineData("listed", $"?key={Secret}&key={Secret}")]
    [InlineData("listed", "?KEY=0123456789ABCDEF")]
    [InlineData("signed", $"?key={Secret}")]
    public async Task Without_its_proof_a_push_is_refused_and_nothing_is_kept(string provider, string query)
    {
        var answer = await ReplyPushAsync(provider, Listed(Reply, "bad"), query, ("X-Sign", "0123"));

        Assert.Equal((401, "application/problem+json"), (answer.Status, answer.ContentType));
        Assert.Empty(await RepliesAsync());
        Assert.Empty(await Get<DeadLetterStore>().ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_signature_is_over_the_very_bytes()
    {
        const string Body = """{"n":"+8613800000001","t":"好","at":1789005600}""";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(Body));

        Assert.Equal(200, (await ReplyPushAsync("signed", Body, headers: ("X-Sign", Convert.ToHexString(signature)))).Status);
        Assert.Equal(200, (await ReplyPushAsync("signed", Body, headers: ("X-Sign", "sha256=" + Convert.ToHexStringLower(signature)))).Status);
        Assert.Equal(200, (await ReplyPushAsync("signed", Body, headers: ("X-Sign", Convert.ToBase64String(signature)))).Status);
        Assert.Equal(401, (await ReplyPushAsync("signed", Body + " ", headers: ("X-Sign", Convert.ToBase64String(signature)))).Status);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("LISTED")]
    [InlineData("../listed")]
    public async Task Nobody_else_can_push(string provider) => Assert.Equal(404, (await ReplyPushAsync(provider, Listed(Reply), Key)).Status);

    [Fact]
    public async Task A_kind_of_push_that_is_not_set_up_is_not_taken() => Assert.Equal(404, (await ReportPushAsync("listed", "{}", Key)).Status);

    [Theory]
    [InlineData("oops", "The body cannot be read: ")]
    [InlineData("", "The body cannot be read: ")]
    [InlineData("[]", "The body has no item and no list of them at 'data.list'.")]
    [InlineData("""{"data":{"list":5}}""", "The body has no item and no list of them at 'data.list'.")]
    public async Task A_body_that_cannot_be_read_is_refused_and_kept(string body, string reason)
    {
        var answer = await ReplyPushAsync("listed", body, Key);

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.ContentType));
        var letter = Assert.Single(await Get<DeadLetterStore>().ListAsync(CancellationToken.None));
        Assert.StartsWith(reason, letter.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, letter.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"tag":"S1/W1","id":"p","s":"ARRIVED"}""", "Delivered", "")]
    [InlineData("""{"tag":"S1/W1","id":"p","s":"arrived","c":"mb:0017"}""", "OptedOut", "mb:0017")]
    [InlineData("""{"tag":"S1/W1","id":5,"s":true}""", "true", "")]
    [InlineData("""{"tag":"S1/W1","id":5,"s":"UNDELIV","c":"MK:0001"}""", "UNDELIV", "MK:0001")]
    public async Task A_report_says_what_the_settings_make_of_its_words(string report, string status, string details)
    {
        await ReportPushAsync("signed", report, headers: ("X-Token", Secret));

        var data = JsonDocument.Parse(Assert.Single(await ReportsAsync())).RootElement.GetProperty("data");
        Assert.Equal((status, details), (data.GetProperty("deliveryStatus").GetString(), data.GetProperty("deliveryStatusDetails").GetString()));
    }

    private static string Listed(params string[] items) => "{\"data\":{\"list\":[" + string.Join(',', items) + "]}}";

    private Task<ApiAnswer> SignedAsync(string body) => ReplyPushAsync(
        "signed", body, headers: ("X-Sign", Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body)))));

    private async Task<IReadOnlyList<Domain.Surveys.SurveyAnswer>> AnswersAsync(string order)
    {
        var stored = await OrderAsync(order);
        return await Get<WorkOrderStore>().GetAnswersAsync(stored.Month, stored.Order.Id, CancellationToken.None);
    }
}
