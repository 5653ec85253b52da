using System.Globalization;
using Azure;
using Azure.Communication.Sms;
using Azure.Core;
using Azure.Core.Pipeline;
using KpiFunctions.Tests.Foundation.Sms;

namespace KpiFunctions.Tests.Compat.Sms;

public sealed class SmsClientTests : IAsyncLifetime
{
    private const string Sender = "+18005550100";
    private const string Customer = "+8613800138000";

    private AcsServer _server = null!;

    public async Task InitializeAsync() => _server = await AcsServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_text_is_signed_and_carries_sender_recipient_text_and_options()
    {
        var client = new SmsClient(_server.ConnectionString);

        var result = (await client.SendAsync(Sender, Customer, "五星好评 👍 \"a\" <b> & \n", new SmsSendOptions(true) { Tag = "store-1/wo-1" })).Value;

        Assert.True(result.Successful);
        Assert.Equal(202, result.HttpStatusCode);
        Assert.Equal(Customer, result.To);
        Assert.StartsWith("Outgoing_", result.MessageId, StringComparison.Ordinal);
        Assert.Null(result.ErrorMessage);
        var call = Assert.Single(_server.Calls);
        Assert.Equal(["from", "smsRecipients", "message", "smsSendOptions"], call.Body.AsObject().Select(property => property.Key));
        Assert.Equal(Sender, (string?)call.Body["from"]);
        Assert.Equal("五星好评 👍 \"a\" <b> & \n", (string?)call.Body["message"]);
        Assert.Equal("""{"enableDeliveryReport":true,"tag":"store-1/wo-1"}""", call.Body["smsSendOptions"]!.ToJsonString());
        Assert.Equal(["to", "repeatabilityRequestId", "repeatabilityFirstSent"], Assert.Single(call.Recipients).AsObject().Select(property => property.Key));
        Assert.True(Guid.TryParse(call.RepeatabilityId, out _));
        Assert.True(DateTimeOffset.TryParseExact(call.FirstSent, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }

    [Fact]
    public async Task Options_and_tag_are_left_out_when_not_given()
    {
        var client = new SmsClient(_server.ConnectionString);

        await client.SendAsync(Sender, Customer, "one");
        await client.SendAsync(Sender, Customer, "two", new SmsSendOptions(false));

        Assert.Null(_server.Calls[0].Body["smsSendOptions"]);
        Assert.Equal("""{"enableDeliveryReport":false}""", _server.Calls[1].Body["smsSendOptions"]!.ToJsonString());
    }

    [Fact]
    public async Task Each_recipient_has_an_id_and_a_result_of_its_own()
    {
        var client = new SmsClient(_server.ConnectionString);

        var results = (await client.SendAsync(Sender, [Customer, "+8613800138001"], "hello")).Value;

        Assert.Equal([Customer, "+8613800138001"], results.Select(result => result.To));
        Assert.Equal(2, results.Select(result => result.MessageId).Distinct().Count());
        Assert.Equal(2, _server.Texts);
    }

    [Fact]
    public async Task A_refused_recipient_is_a_result_and_no_exception()
    {
        _server.AnswerNext(AcsAnswer.Items(400, "Invalid To phone number format."));

        var result = (await new SmsClient(_server.ConnectionString).SendAsync(Sender, "+1", "hello")).Value;

        Assert.False(result.Successful);
        Assert.Equal(400, result.HttpStatusCode);
        Assert.Equal("Invalid To phone number format.", result.ErrorMessage);
        Assert.Null(result.MessageId);
    }

    [Fact]
    public async Task A_wrong_key_is_401()
    {
        var client = new SmsClient(_server.Endpoint, new AzureKeyCredential(Convert.ToBase64String(new byte[64])));

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => client.SendAsync(Sender, Customer, "hello"));

        Assert.Equal(401, refused.Status);
        Assert.Equal("Denied", refused.ErrorCode);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task Throttling_is_retried_with_a_fresh_signature_and_the_same_repeatability_id()
    {
        _server.AnswerNext(AcsAnswer.Refused(429, retryAfter: "0"), AcsAnswer.Refused(503));
        var options = new SmsClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(1) } };

        var result = (await new SmsClient(_server.ConnectionString, options).SendAsync(Sender, Customer, "hello")).Value;

        Assert.True(result.Successful);
        Assert.Equal(3, _server.Calls.Count);
        Assert.Single(_server.Calls.Select(call => call.RepeatabilityId).Distinct());
    }

    [Fact]
    public async Task Throttling_without_retries_says_when_to_come_back()
    {
        _server.AnswerNext(AcsAnswer.Refused(429, retryAfter: "7"));
        var options = new SmsClientOptions { Retry = { MaxRetries = 0 } };

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => new SmsClient(_server.ConnectionString, options).SendAsync(Sender, Customer, "hello"));

        Assert.Equal(429, refused.Status);
        Assert.True(refused.GetRawResponse()!.Headers.TryGetValue("Retry-After", out var seconds));
        Assert.Equal("7", seconds);
    }

    [Fact]
    public async Task A_token_credential_is_asked_for_the_service_and_sent()
    {
        var credential = new RecordingCredential();
        using var http = new HttpClient(new HttpsToHttp());
        var options = new SmsClientOptions { Transport = new HttpClientTransport(http) };

        await new SmsClient(new Uri($"https://{_server.Endpoint.Authority}/"), credential, options).SendAsync(Sender, Customer, "hello");

        Assert.Equal(["https://communication.azure.com//.default"], credential.Scopes);
        Assert.Equal($"Bearer {AcsServer.Token}", Assert.Single(_server.Calls).Authorization);
    }

    [Theory]
    [InlineData("endpoint=https://x.communication.azure.com", "accesskey")]
    [InlineData("accesskey=c2VjcmV0", "endpoint")]
    public void A_connection_string_without_a_part_is_refused_by_its_name(string connectionString, string missing)
    {
        var exception = Assert.Throws<FormatException>(() => new SmsClient(connectionString));

        Assert.Contains(missing, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", exception.Message, StringComparison.Ordinal);
    }

    private sealed class RecordingCredential : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new AccessToken(AcsServer.Token, DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }

    // Tokens are sent over https only; the server here has no certificate.
    private sealed class HttpsToHttp() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = "http" }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
