using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Compat.Queues;

public sealed class QueueTransportTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task A_busy_service_is_tried_again_with_a_valid_signature()
    {
        using var network = new Network(azurite: new SocketsHttpHandler(), busyAnswers: 2);
        var queue = Service(network).GetQueueClient(AzuriteFixture.NewPrefix());

        await queue.CreateIfNotExistsAsync();
        network.BusyAnswers = 2;
        await queue.SendMessageAsync("once");

        Assert.Equal("once", Assert.Single((await queue.ReceiveMessagesAsync(32)).Value).MessageText);
        await queue.DeleteIfExistsAsync();
    }

    [Fact]
    public async Task A_service_that_stays_busy_is_given_up_after_five_retries()
    {
        using var network = new Network(azurite: new SocketsHttpHandler(), busyAnswers: 100);
        var queue = Service(network).GetQueueClient(AzuriteFixture.NewPrefix());

        var busy = await Assert.ThrowsAsync<RequestFailedException>(() => queue.SendMessageAsync("never"));

        Assert.Equal(503, busy.Status);
        Assert.Equal("ServerBusy", busy.ErrorCode);
        Assert.Equal(6, network.Requests.Count);
    }

    [Fact]
    public async Task A_cancelled_call_is_cancelled()
    {
        using var network = new Network(azurite: new SocketsHttpHandler(), busyAnswers: 0);
        var queue = Service(network).GetQueueClient(AzuriteFixture.NewPrefix());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queue.ReceiveMessagesAsync(cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_token_credential_is_asked_for_storage_and_sent()
    {
        using var network = new Network(azurite: new SocketsHttpHandler(), busyAnswers: 100);
        var options = network.Options();
        options.Retry.MaxRetries = 0;
        var queue = new QueueServiceClient(new Uri("https://account.queue.core.windows.net"), new FixedToken(), options).GetQueueClient("work");

        await Assert.ThrowsAsync<RequestFailedException>(() => queue.GetPropertiesAsync());

        var request = Assert.Single(network.Requests);
        Assert.Equal("https://account.queue.core.windows.net/work?comp=metadata", request.RequestUri?.AbsoluteUri);
        Assert.Equal("Bearer for https://storage.azure.com/.default", request.Headers.GetValues("Authorization").Single());
    }

    private QueueServiceClient Service(Network network)
    {
        var options = network.Options();
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        return new QueueServiceClient(azurite.ConnectionString, options);
    }

    private sealed class FixedToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"for {requestContext.Scopes.Single()}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }

    // Answers "busy" itself for a while, as storage does without a body, and then lets requests through.
    private sealed class Network(HttpMessageHandler azurite, int busyAnswers) : DelegatingHandler(azurite)
    {
        public int BusyAnswers { get; set; } = busyAnswers;

        public List<HttpRequestMessage> Requests { get; } = [];

        public QueueClientOptions Options() => new() { Transport = new HttpClientTransport(this) };

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return BusyAnswers-- > 0
                ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Headers = { { "x-ms-error-code", "ServerBusy" } } }
                : await base.SendAsync(request, cancellationToken);
        }
    }
}
