using Azure.Communication.Sms;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Tests.Foundation.Sms;

public sealed class AcsSmsGatewayTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly SmsMessage Message = new(
        "+8613800138000", "您的车修得怎么样？回复1-5分。回T退订", "store-1/wo-1", Guid.Parse("0195f0a1-7f7e-7a9b-8c1d-2e3f4a5b6c7d"), Now.AddMinutes(-3));

    private AcsServer _server = null!;

    public async Task InitializeAsync() => _server = await AcsServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task An_accepted_text_carries_the_stored_ids_and_asks_for_a_delivery_report()
    {
        var receipt = await SendAsync();

        var accepted = Assert.IsType<SmsReceipt.Accepted>(receipt);
        Assert.StartsWith("Outgoing_", accepted.MessageId, StringComparison.Ordinal);
        var call = Assert.Single(_server.Calls);
        Assert.Equal("0195f0a1-7f7e-7a9b-8c1d-2e3f4a5b6c7d", call.RepeatabilityId);
        Assert.Equal("Sun, 01 Mar 2026 00:57:00 GMT", call.FirstSent);
        Assert.Equal("+18005550100", (string?)call.Body["from"]);
        Assert.Equal(Message.To, (string?)call.Recipients[0]["to"]);
        Assert.Equal(Message.Text, (string?)call.Body["message"]);
        Assert.Equal("""{"enableDeliveryReport":true,"tag":"store-1/wo-1"}""", call.Body["smsSendOptions"]!.ToJsonString());
    }

    [Fact]
    public async Task Retries_over_http_are_the_same_text()
    {
        _server.AnswerNext(AcsAnswer.Refused(503), AcsAnswer.Refused(500));

        var receipt = await SendAsync();

        Assert.IsType<SmsReceipt.Accepted>(receipt);
        Assert.Equal(3, _server.Calls.Count);
        Assert.Single(_server.Calls.Select(call => (call.RepeatabilityId, call.FirstSent)).Distinct());
        Assert.Equal(1, _server.Texts);
    }

    [Fact]
    public async Task Sending_the_message_again_after_a_crash_is_the_same_text()
    {
        var first = await SendAsync();
        var second = await SendAsync();

        Assert.Equal(first, second);
        Assert.Equal(2, _server.Calls.Count);
        Assert.Equal(1, _server.Texts);
    }

    [Fact]
    public async Task Messages_sent_at_the_same_time_keep_their_own_ids()
    {
        await using var provider = SmsServices.ForAcs(_server.ConnectionString).BuildServiceProvider();
        var gateway = provider.GetRequiredService<ISmsGateway>();
        var messages = Enumerable.Range(0, 20).Select(i => Message with { Tag = $"store-1/wo-{i}", RepeatabilityId = Guid.NewGuid() }).ToList();

        await Task.WhenAll(messages.Select(message => gateway.SendAsync(message, CancellationToken.None)));

        Assert.Equal(
            messages.Select(message => (message.Tag, message.RepeatabilityId.ToString())).Order(),
            _server.Calls.Select(call => ((string)call.Body["smsSendOptions"]!["tag"]!, call.RepeatabilityId)).Order());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(412)]
    public async Task A_refused_recipient_is_final(int status)
    {
        _server.AnswerNext(AcsAnswer.Items(status, "4007: opted out"));

        Assert.Equal(new SmsReceipt.Rejected($"{status}", "4007: opted out"), await SendAsync());
        Assert.Single(_server.Calls);
    }

    [Theory]
    [InlineData("Invalid To phone number format: +8613800138000.", "Invalid To phone number format: (number).")]
    [InlineData("13800138000 has opted out (4007).", "(number) has opted out (4007).")]
    public async Task The_reason_of_a_refusal_holds_no_number(string said, string kept)
    {
        _server.AnswerNext(AcsAnswer.Items(400, said));

        Assert.Equal(new SmsReceipt.Rejected("400", kept), await SendAsync());
    }

    [Theory]
    [InlineData(202)]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_recipient_that_failed_for_now_can_be_sent_again(int status)
    {
        _server.AnswerNext(AcsAnswer.Items(status, "later"));

        Assert.Equal(new SmsReceipt.Failed($"{status}"), await SendAsync());
    }

    [Theory]
    [InlineData("17", 17)]
    [InlineData("Sun, 01 Mar 2026 01:02:00 GMT", 120)]
    [InlineData("Sun, 01 Mar 2026 00:00:00 GMT", 0)]
    [InlineData("soon", 60)]
    [InlineData(null, 60)]
    public async Task Throttling_says_how_long_to_wait(string? retryAfter, int seconds)
    {
        _server.AnswerNext(AcsAnswer.Refused(429, retryAfter: retryAfter), AcsAnswer.Items(429, retryAfter: retryAfter));

        Assert.Equal(new SmsReceipt.Throttled(TimeSpan.FromSeconds(seconds)), await SendAsync());
        Assert.Equal(new SmsReceipt.Throttled(TimeSpan.FromSeconds(seconds)), await SendAsync());
        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task Throttling_after_a_try_without_answer_does_not_mean_that_nothing_left()
    {
        _server.AnswerNext(AcsAnswer.Refused(503), AcsAnswer.Refused(429, retryAfter: "5"), AcsAnswer.Refused(503), AcsAnswer.Items(429, retryAfter: "5"));

        Assert.Equal(new SmsReceipt.Throttled(TimeSpan.FromSeconds(5), MayHaveLeft: true), await SendAsync());
        Assert.Equal(new SmsReceipt.Throttled(TimeSpan.FromSeconds(5), MayHaveLeft: true), await SendAsync());
    }

    [Theory]
    [InlineData("SmsRecipients[0].To", "Invalid To phone number format.")]
    [InlineData("smsRecipients[0].to", "The recipient is no telephone number.")]
    [InlineData("To", "Not a number.")]
    [InlineData("Error", "4007: the number has opted out")]
    public async Task A_request_that_is_refused_for_its_recipient_is_final(string field, string words)
    {
        _server.AnswerNext(AcsAnswer.Named(400, field, words));

        Assert.Contains(words, Assert.IsType<SmsReceipt.Rejected>(await SendAsync()).Reason, StringComparison.Ordinal);
        Assert.Single(_server.Calls);
    }

    [Theory]
    [InlineData(400, "From", "Invalid From phone number format.")]
    [InlineData(400, "from", "The sender +18335550100 is not yours to use.")]
    [InlineData(400, "Message", "Message length exceeded.")]
    [InlineData(400, "SmsSendOptions.Tag", "The tag is too long.")]
    [InlineData(400, "api-version", "Not supported.")]
    [InlineData(422, "code", "BadRequest")]
    public async Task A_request_that_is_refused_for_what_is_ours_ends_no_survey(int status, string field, string words)
    {
        _server.AnswerNext(AcsAnswer.Named(status, field, words));

        var receipt = Assert.IsType<SmsReceipt.Misconfigured>(await SendAsync());
        Assert.Contains(field, receipt.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("18335550100", receipt.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_does_not_end_the_survey()
    {
        var wrong = _server.ConnectionString.Replace(_server.Key, Convert.ToBase64String(new byte[64]), StringComparison.Ordinal);

        Assert.Equal(new SmsReceipt.Misconfigured("401", "Denied"), await SendAsync(SmsServices.ForAcs(wrong)));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    public async Task Whoever_may_not_ask_is_misconfigured_unless_an_earlier_try_may_have_left(int status)
    {
        _server.AnswerNext(AcsAnswer.Refused(status, "No"), AcsAnswer.Refused(503, "Busy"), AcsAnswer.Refused(status, "No"));

        Assert.Equal(new SmsReceipt.Misconfigured($"{status}", "No"), await SendAsync());
        Assert.Equal(new SmsReceipt.Failed($"{status} No"), await SendAsync());
    }

    [Fact]
    public async Task When_all_attempts_fail_the_text_can_be_sent_again()
    {
        _server.AnswerNext(AcsAnswer.Refused(503, "Busy"), AcsAnswer.Refused(503, "Busy"), AcsAnswer.Refused(503, "Busy"));

        Assert.Equal(new SmsReceipt.Failed("503 Busy"), await SendAsync());
        Assert.Equal(3, _server.Calls.Count);
    }

    [Fact]
    public async Task Silence_ends_each_attempt_and_then_the_call()
    {
        _server.AnswerNext(AcsAnswer.Silence(), AcsAnswer.Silence());

        var receipt = await SendAsync(SmsServices.ForAcs(_server.ConnectionString, ("Sms:Acs:AttemptTimeout", "00:00:00.2"), ("Sms:Acs:Retries", "1")));

        Assert.Equal(new SmsReceipt.Failed("no answer in time"), receipt);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_can_be_sent_again()
    {
        _server.AnswerNext(AcsAnswer.BrokenOff());

        Assert.Equal(new SmsReceipt.Failed("the answer broke off"), await SendAsync());
        Assert.IsType<SmsReceipt.Accepted>(await SendAsync());
    }

    [Fact]
    public async Task No_connection_can_be_sent_again()
    {
        var services = SmsServices.ForAcs(_server.ConnectionString);
        await _server.DisposeAsync();

        Assert.Equal(new SmsReceipt.Failed("no connection", MayHaveLeft: false), await SendAsync(services));
    }

    [Fact]
    public async Task A_cancelled_call_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        _server.AnswerNext(call =>
        {
            cancellation.Cancel();
            return AcsAnswer.Silence()(call);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(cancellationToken: cancellation.Token));
    }

    [Fact]
    public async Task Neither_number_nor_text_nor_key_is_logged()
    {
        using var logs = new CollectedLogs();
        _server.AnswerNext(
            AcsAnswer.Items(202, Message.To), AcsAnswer.Items(400, Message.To), AcsAnswer.Items(429, Message.To), AcsAnswer.Named(400, "From", "Bad"), AcsAnswer.Refused(503));
        var services = SmsServices.ForAcs(_server.ConnectionString).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));

        for (var i = 0; i < 5; i++)
        {
            await SendAsync(services);
        }

        Assert.Contains(logs.Lines, line => line.Contains("Text for store-1/wo-1 rejected with 400", StringComparison.Ordinal));
        Assert.All(logs.Lines, line =>
        {
            Assert.DoesNotContain("13800138000", line, StringComparison.Ordinal);
            Assert.DoesNotContain("您的车", line, StringComparison.Ordinal);
            Assert.DoesNotContain(_server.Key, line, StringComparison.Ordinal);
            Assert.DoesNotContain("Signature=", line, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_client_refuses_to_send_a_text_whose_ids_are_not_stored()
    {
        await using var provider = SmsServices.ForAcs(_server.ConnectionString).BuildServiceProvider();

        await Assert.ThrowsAsync<InvalidOperationException>(() => provider.GetRequiredService<SmsClient>().SendAsync("+18005550100", Message.To, "hello"));

        Assert.Empty(_server.Calls);
    }

    // A gateway of its own for each call, as after a restart.
    private async Task<SmsReceipt> SendAsync(IServiceCollection? services = null, CancellationToken cancellationToken = default)
    {
        services ??= SmsServices.ForAcs(_server.ConnectionString);
        await using var provider = services.AddSingleton<TimeProvider>(new StoppedClock()).BuildServiceProvider();
        return await provider.GetRequiredService<ISmsGateway>().SendAsync(Message, cancellationToken);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }
}
