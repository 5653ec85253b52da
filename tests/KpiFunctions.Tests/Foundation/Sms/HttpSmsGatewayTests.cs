using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Tests.Foundation.Sms;

public sealed class HttpSmsGatewayTests : IAsyncLifetime
{
    private static readonly SmsMessage Message = new(
        "+8613800138000", "【\"店\"】请打分\n{tag}", "S1/W1", Guid.Parse("0195f0a1-7f7e-7a9b-8c1d-2e3f4a5b6c7d"), DateTimeOffset.UnixEpoch);

    private JsonProvider _provider = null!;

    public async Task InitializeAsync() => _provider = await JsonProvider.StartAsync();

    public async Task DisposeAsync() => await _provider.DisposeAsync();

    [Fact]
    public async Task The_request_is_the_template_filled_in_signed_and_marked_with_the_repeatability_id()
    {
        var receipt = await SendAsync(
            ("Sms:Http:Method", "PUT"),
            ("Sms:Http:Body", """{"phones":["{to}"],"params":{"content":"{text}","extend":"{tag}"},"uid":"{id}"}"""),
            ("Sms:Http:Headers:Authorization", "Bearer k"),
            ("Sms:Http:SignatureSecret", "s3cret"));

        Assert.Equal(new SmsReceipt.Accepted("m-1"), receipt);
        var call = Assert.Single(_provider.Calls);
        var body = JsonNode.Parse(call.Body)!;
        Assert.Equal("PUT", call.Method);
        Assert.Equal(Message.To, (string?)body["phones"]![0]);
        Assert.Equal(Message.Text, (string?)body["params"]!["content"]);
        Assert.Equal("S1/W1", (string?)body["params"]!["extend"]);
        Assert.Equal(Message.RepeatabilityId.ToString(), (string?)body["uid"]);
        Assert.Equal("Bearer k", call.Headers["Authorization"]);
        Assert.Equal(Message.RepeatabilityId.ToString(), call.Headers["Idempotency-Key"]);
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("s3cret"), call.Body)), call.Headers["X-Signature"]);
    }

    [Theory]
    [InlineData(200, """{"code":"0","data":[{"id":77}]}""", "Accepted { MessageId = 77 }")]
    [InlineData(200, """{"code":"9","data":[]}""", "Rejected { Code = 9, Reason = Result 9 }")]
    [InlineData(200, """{"code":"8"}""", "Throttled { RetryAfter = 00:01:00, MayHaveLeft = False }")]
    [InlineData(200, """{"code":"5"}""", "Failed { Reason = result 5, MayHaveLeft = True }")]
    [InlineData(200, "oops", "Failed { Reason = result missing, MayHaveLeft = True }")]
    [InlineData(200, """{"code":"0"}""", "Failed { Reason = the answer has no message id where Sms:Http:MessageIdPath says, MayHaveLeft = True }")]
    [InlineData(422, """{"code":"9"}""", "Rejected { Code = 422, Reason = HTTP 422 9 }")]
    [InlineData(429, "", "Throttled { RetryAfter = 00:01:00, MayHaveLeft = False }")]
    [InlineData(401, "", "Failed { Reason = HTTP 401, MayHaveLeft = False }")]
    [InlineData(302, "", "Failed { Reason = HTTP 302, MayHaveLeft = True }")]
    public async Task Answers_mean_what_the_settings_say(int status, string body, string receipt)
    {
        _provider.AnswerNext((status, body));

        var said = await SendAsync(
            ("Sms:Http:MessageIdPath", "data.0.id"), ("Sms:Http:ResultPath", "code"), ("Sms:Http:AcceptedResults:0", "0"),
            ("Sms:Http:RefusedResults:0", "9"), ("Sms:Http:ThrottledResults:0", "8"));

        Assert.Equal(receipt, said.ToString());
    }

    [Fact]
    public async Task Failures_are_tried_again_with_the_same_id()
    {
        _provider.AnswerNext((503, ""), (0, ""));

        Assert.Equal(new SmsReceipt.Accepted("m-1"), await SendAsync());
        Assert.Equal(3, _provider.Calls.Count);
        Assert.Single(_provider.Calls.Select(c => c.Headers["Idempotency-Key"]).Distinct());
    }

    [Fact]
    public async Task Throttling_after_a_broken_try_does_not_mean_that_nothing_left()
    {
        _provider.AnswerNext((0, ""), (429, ""));

        Assert.Equal(new SmsReceipt.Throttled(TimeSpan.FromMinutes(1), MayHaveLeft: true), await SendAsync());
    }

    [Fact]
    public async Task A_provider_that_fails_again_and_again_is_left_alone()
    {
        _provider.AnswerNext([.. Enumerable.Repeat((503, ""), 10)]);
        await using var services = Services(("Sms:Http:BreakAfter", "4"), ("Sms:Http:Retries", "1"));
        var gateway = services.GetRequiredService<ISmsGateway>();

        await gateway.SendAsync(Message, CancellationToken.None);
        await gateway.SendAsync(Message, CancellationToken.None);
        var left = await gateway.SendAsync(Message, CancellationToken.None);

        Assert.Equal(new SmsReceipt.Failed("left alone after many failures", MayHaveLeft: false), left);
        Assert.Equal(4, _provider.Calls.Count);
    }

    [Fact]
    public async Task Nobody_there_means_that_nothing_left()
    {
        var closed = await JsonProvider.StartAsync();
        var url = closed.Url;
        await closed.DisposeAsync();

        var failed = Assert.IsType<SmsReceipt.Failed>(await SendAsync(("Sms:Http:Url", url)));

        Assert.False(failed.MayHaveLeft);
    }

    [Fact]
    public async Task Neither_number_nor_text_nor_secret_is_logged()
    {
        using var logs = new CollectedLogs();
        _provider.AnswerNext((200, Message.To), (400, Message.To), (429, Message.To));
        await using var services = Services(logs, ("Sms:Http:SignatureSecret", "s3cret"), ("Sms:Http:Headers:Authorization", "Bearer k3y"));

        for (var i = 0; i < 4; i++)
        {
            await services.GetRequiredService<ISmsGateway>().SendAsync(Message, CancellationToken.None);
        }

        Assert.Contains(logs.Lines, line => line.Contains("Text for S1/W1", StringComparison.Ordinal));
        Assert.All(logs.Lines, line => Assert.DoesNotMatch("13800138000|打分|s3cret|k3y", line));
    }

    [Theory]
    [InlineData("Url", null, "set Sms:Http:Url to the provider's https address")]
    [InlineData("Url", "http://example.com/sms", "set Sms:Http:Url to the provider's https address")]
    [InlineData("Method", "GET", "set it to POST or PUT")]
    [InlineData("Body", """{"to":{to},"text":"{text}"}""", "Sms:Http:Body is no JSON once it is filled in")]
    [InlineData("Body", """{"to":"{to}"}""", "must contain {to} and {text}")]
    [InlineData("ResultPath", "code", "set Sms:Http:AcceptedResults")]
    [InlineData("BreakAfter", "1", "set it from 2 to 1000")]
    [InlineData("BreakFor", "00:20:00", "set it from 00:00:01 to 00:10:00")]
    [InlineData("RepeatabilityWindow", "00:00:00", "set it to 00:00:00, and Sms:Http:Retries to 0")]
    public void A_wrong_setting_stops_the_start_and_says_what_to_do(string setting, string? value, string advice)
    {
        using var services = SmsServices.New(
            ("Sms:Gateway", "http"), ("Sms:Http:Url", "https://example.com/sms"), ($"Sms:Http:{setting}", value)).BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(advice, failure.Message, StringComparison.Ordinal);
    }

    private async Task<SmsReceipt> SendAsync(params (string Key, string? Value)[] settings)
    {
        await using var services = Services(settings);
        return await services.GetRequiredService<ISmsGateway>().SendAsync(Message, CancellationToken.None);
    }

    private ServiceProvider Services(params (string Key, string? Value)[] settings) => Services(null, settings);

    private ServiceProvider Services(CollectedLogs? logs, params (string Key, string? Value)[] settings)
    {
        var services = SmsServices.New([("Sms:Gateway", "http"), ("Sms:Http:Url", _provider.Url), ("Sms:Http:RetryDelay", "00:00:00.001"), ("Sms:TextsPerMinute", "100000"), .. settings]);
        return (logs is null ? services : services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(logs))).BuildServiceProvider();
    }
}
