using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Sms.Http;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Tests.Foundation.Sms;

public sealed class HttpSmsGatewayTests : IAsyncLifetime
{
    private static readonly SmsMessage Message = new(
        "+8613800138000", "【\"店\"】请打分\n{tag}", "S1/W1", Guid.Parse("0195f0a1-7f7e-7a9b-8c1d-2e3f4a5b6c7d"), DateTimeOffset.UnixEpoch);

    private static readonly SmsOccasion Occasion = new(TextPurpose.Survey, "zh-CN", "three-questions", 3, "浦东&店");

    /// <summary>One template for every purpose, and one for the survey of a questionnaire of its own.</summary>
    private static readonly (string Key, string? Value)[] Templates =
    [
        ("Sms:Http:Format", "form"), ("Sms:Http:Body", "to={to}&code={template}&params={parameters}"),
        .. new[] { "survey", "reminder", "clarification", "optOutConfirmation", "survey" }.SelectMany((purpose, i) => new (string, string?)[]
        {
            ($"Sms:Http:Templates:{i}:Language", "zh-CN"), ($"Sms:Http:Templates:{i}:Purpose", purpose), ($"Sms:Http:Templates:{i}:Code", i == 4 ? "SMS_2" : "SMS_1"),
            ($"Sms:Http:Templates:{i}:Parameters:0", "name={store}"), ($"Sms:Http:Templates:{i}:Parameters:1", "n={questions} for {tag}"),
        }),
        ("Sms:Http:Templates:4:Questionnaire", "three-questions"),
    ];

    private JsonProvider _provider = null!;

    public async Task InitializeAsync() => _provider = await JsonProvider.StartAsync();

    public async Task DisposeAsync() => await _provider.DisposeAsync();

    [Fact]
    public async Task The_request_is_the_template_filled_in_signed_and_marked_with_the_repeatability_id()
    {
        var receipt = await SendAsync(
            ("Sms:Http:Method", "PUT"),
            ("Sms:Http:Body", """{"phones":["{to}"],"params":{"content":"{text}","extend":"{tag}"},"uid":"{id}"}"""),
            ("Sms:Http:Headers:0", "Authorization: Bearer k"),
            ("Sms:Http:Authentication", "hmac-sha256"),
            ("Sms:Http:Secret", "s3cret"));

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
    [InlineData(200, """{"code":"9","data":[]}""", "Rejected { Code = 9, Reason = HTTP 200 9 }")]
    [InlineData(200, """{"code":"8"}""", "Throttled { RetryAfter = 00:01:00, MayHaveLeft = False }")]
    [InlineData(200, """{"code":"5"}""", "Failed { Reason = HTTP 200 5, MayHaveLeft = True }")]
    [InlineData(200, "oops", "Failed { Reason = HTTP 200: no result where Sms:Http:ResultPath says, MayHaveLeft = True }")]
    [InlineData(200, """{"code":"7","why":"is +8613800138000 no more"}""", "Rejected { Code = 7, Reason = opted out: HTTP 200 7 is (number) no more }")]
    [InlineData(200, """{"code":"6","why":"no such template"}""", "Misconfigured { Code = 6, Reason = HTTP 200 6 no such template, ForAll = True }")]
    [InlineData(400, """{"code":"1","why":"no such signature"}""", "Misconfigured { Code = 1, Reason = HTTP 400 1 no such signature, ForAll = True }")]
    [InlineData(422, "oops", "Misconfigured { Code = 422, Reason = HTTP 422, ForAll = True }")]
    [InlineData(400, """{"code":"1","why":"the recipient is too short"}""", "Rejected { Code = 1, Reason = HTTP 400 1 the recipient is too short }")]
    [InlineData(400, """{"code":"1","why":"手机号格式错误"}""", "Rejected { Code = 1, Reason = HTTP 400 1 手机号格式错误 }")]
    [InlineData(400, """{"code":"1","why":"the number is on our black list"}""", "Rejected { Code = 1, Reason = opted out: HTTP 400 1 the number is on our black list }")]
    [InlineData(400, """{"code":"8"}""", "Throttled { RetryAfter = 00:01:00, MayHaveLeft = False }")]
    [InlineData(410, """{"code":"1"}""", "Rejected { Code = 1, Reason = HTTP 410 1 }")]
    [InlineData(200, """{"code":"0"}""", "Failed { Reason = the answer has no message id where Sms:Http:MessageIdPath says, MayHaveLeft = True }")]
    [InlineData(422, """{"code":"9"}""", "Rejected { Code = 9, Reason = HTTP 422 9 }")]
    [InlineData(429, "", "Throttled { RetryAfter = 00:01:00, MayHaveLeft = False }")]
    [InlineData(401, "", "Misconfigured { Code = 401, Reason = HTTP 401, ForAll = True }")]
    [InlineData(403, "", "Misconfigured { Code = 403, Reason = HTTP 403, ForAll = True }")]
    [InlineData(404, """{"code":"20003","why":"no such account"}""", "Misconfigured { Code = 20003, Reason = HTTP 404 20003 no such account, ForAll = True }")]
    [InlineData(405, "", "Misconfigured { Code = 405, Reason = HTTP 405, ForAll = True }")]
    [InlineData(302, "", "Failed { Reason = HTTP 302, MayHaveLeft = True }")]
    public async Task Answers_mean_what_the_settings_say(int status, string body, string receipt)
    {
        _provider.AnswerNext((status, body));

        var said = await SendAsync(
            ("Sms:Http:MessageIdPath", "data.0.id"), ("Sms:Http:ResultPath", "code"), ("Sms:Http:AcceptedResults:0", "0"),
            ("Sms:Http:RefusedResults:0", "9"), ("Sms:Http:ThrottledResults:0", "8"), ("Sms:Http:OptedOutResults:0", "7"), ("Sms:Http:MisconfiguredResults:0", "6"),
            ("Sms:Http:ReasonPath", "why"), ("Sms:Http:RefusedStatuses:0", "410"));

        Assert.Equal(receipt, said.ToString());
    }

    [Fact]
    public async Task A_bad_request_after_a_broken_try_does_not_mean_that_nothing_left()
    {
        _provider.AnswerNext((0, ""), (400, "no such signature"), (0, ""), (401, ""));

        Assert.IsType<SmsReceipt.Failed>(await SendAsync());
        Assert.IsType<SmsReceipt.Failed>(await SendAsync());
    }

    [Fact]
    public async Task A_form_holds_every_character_and_the_user_signs_in()
    {
        await SendAsync(
            ("Sms:Http:Format", "form"), ("Sms:Http:Body", "To={to}&Body={text}&key={secret}&Callback=https%3A%2F%2Fx%2F%3Ftag%3D{tag}"),
            ("Sms:Http:Authentication", "basic"), ("Sms:Http:User", "AC1"), ("Sms:Http:Secret", "pass+word"));

        var call = Assert.Single(_provider.Calls);
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(call.Body));
        Assert.Equal("application/x-www-form-urlencoded", call.Headers["Content-Type"]);
        Assert.Equal(Message.To, form["To"]);
        Assert.Equal(Message.Text, form["Body"]);
        Assert.Equal("pass+word", form["key"]);
        Assert.Equal("https://x/?tag=S1/W1", form["Callback"]);
        Assert.Equal("Basic " + Convert.ToBase64String("AC1:pass+word"u8), call.Headers["Authorization"]);
    }

    /// <summary>Source: the example with fixed parameters in "V3版本请求体&amp;签名机制", help.aliyun.com/document_detail/2593177.html.</summary>
    [Fact]
    public void The_third_version_of_Alibaba_Clouds_signature_is_that_of_its_documentation()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://ecs.cn-shanghai.aliyuncs.com/?ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai");
        request.Headers.Add("x-acs-action", "RunInstances");
        request.Headers.Add("x-acs-version", "2014-05-26");

        HttpSmsAuthentication.SignAcs3(
            request, [], "YourAccessKeyId", "YourAccessKeySecret", new DateTimeOffset(2023, 10, 26, 10, 22, 32, TimeSpan.Zero), "3156853299f313e23d1673dc12e1703d");

        Assert.EndsWith(
            "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
            Assert.Single(request.Headers.GetValues("Authorization")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewed_template_is_sent_in_the_place_of_the_text()
    {
        var receipt = await SendAsync(Message with { Occasion = Occasion }, Templates);

        Assert.Equal(new SmsReceipt.Accepted("m-1"), receipt);
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(Assert.Single(_provider.Calls).Body));
        Assert.Equal("SMS_2", form["code"]);
        Assert.Equal("""{"name":"浦东&店","n":"3 for S1/W1"}""", form["params"]);
    }

    [Fact]
    public async Task Parameters_can_be_a_form_within_the_form()
    {
        await SendAsync(Message with { Occasion = Occasion }, [.. Templates, ("Sms:Http:ParametersFormat", "form")]);

        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(Assert.Single(_provider.Calls).Body));
        Assert.Equal("浦东&店", QueryHelpers.ParseQuery(form["params"])["name"]);
    }

    [Fact]
    public async Task A_text_without_a_template_is_not_sent_and_says_which_is_missing()
    {
        var receipt = await SendAsync(Message with { Occasion = Occasion with { Purpose = TextPurpose.Question2 } }, Templates);

        Assert.Equal(
            new SmsReceipt.Misconfigured("template", "Sms:Http:Templates has none for Question2 in zh-CN, questionnaire three-questions.", ForAll: false), receipt);
        Assert.Empty(_provider.Calls);
    }

    [Theory]
    [InlineData("Templates:4:Purpose", "surveys", "Sms:Http:Templates:4: set Purpose to one of: survey, reminder")]
    [InlineData("Templates:4:Language", "de", "Sms:Http:Templates:4: set Language to one of: zh-CN, zh-TW, en")]
    [InlineData("Templates:4:Code", " ", "Sms:Http:Templates:4: set Code")]
    [InlineData("Templates:4:Parameters:0", "{store}", "must read name=value")]
    [InlineData("Templates:4:Parameters:0", "name={shop}", "'{shop}' stands for nothing")]
    [InlineData("Templates:4:Parameters:1", "name=x", "the parameter 'name' stands there twice")]
    [InlineData("Templates:4:Questionnaire", null, "has two for zh-CN, survey; keep one")]
    [InlineData("Templates:3:Language", "zh-TW", "has none for zh-CN, optOutConfirmation; add one")]
    [InlineData("Body", "to={to}&text={text}", "must contain {template}")]
    [InlineData("ParametersFormat", "xml", "Sms:Http:ParametersFormat is 'xml'; set it to one of: json, form")]
    public void A_wrong_template_stops_the_start_and_says_what_to_do(string setting, string? value, string advice) => AssertAdvice(advice, [.. Templates, ($"Sms:Http:{setting}", value)]);

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
        await using var services = Services(logs, ("Sms:Http:Authentication", "hmac-sha256"), ("Sms:Http:Secret", "s3cret"), ("Sms:Http:Headers:0", "Authorization: Bearer k3y"));

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
    [InlineData("RefusedResults:0", "9", "set Sms:Http:ResultPath")]
    [InlineData("Format", "xml", "Sms:Http:Format is 'xml'; set it to one of: json, form, query")]
    [InlineData("Headers:0", "k3y-without-name", "has an entry of 16 characters without a name")]
    [InlineData("Authentication", "digest", "set it to one of: none, basic, hmac-sha256, acs3-hmac-sha256")]
    [InlineData("Authentication", "basic", "set Sms:Http:User")]
    [InlineData("Authentication", "hmac-sha256", "Set Sms:Http:Secret")]
    [InlineData("BreakAfter", "1", "set it from 2 to 1000")]
    [InlineData("BreakFor", "00:20:00", "set it from 00:00:01 to 00:10:00")]
    [InlineData("RepeatabilityWindow", "00:00:00", "set it to 00:00:00, and Sms:Http:Retries to 0")]
    public void A_wrong_setting_stops_the_start_and_says_what_to_do(string setting, string? value, string advice) => AssertAdvice(advice, ($"Sms:Http:{setting}", value));

    private static void AssertAdvice(string advice, params (string Key, string? Value)[] settings)
    {
        using var services = SmsServices.New([("Sms:Gateway", "http"), ("Sms:Http:Url", "https://example.com/sms"), .. settings]).BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(advice, failure.Message, StringComparison.Ordinal);
    }

    private Task<SmsReceipt> SendAsync(params (string Key, string? Value)[] settings) => SendAsync(Message, settings);

    private async Task<SmsReceipt> SendAsync(SmsMessage message, params (string Key, string? Value)[] settings)
    {
        await using var services = Services(settings);
        return await services.GetRequiredService<ISmsGateway>().SendAsync(message, CancellationToken.None);
    }

    private ServiceProvider Services(params (string Key, string? Value)[] settings) => Services(null, settings);

    private ServiceProvider Services(CollectedLogs? logs, params (string Key, string? Value)[] settings)
    {
        var services = SmsServices.New([("Sms:Gateway", "http"), ("Sms:Http:Url", _provider.Url), ("Sms:Http:RetryDelay", "00:00:00.001"), ("Sms:TextsPerMinute", "100000"), .. settings]);
        return (logs is null ? services : services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(logs))).BuildServiceProvider();
    }
}
