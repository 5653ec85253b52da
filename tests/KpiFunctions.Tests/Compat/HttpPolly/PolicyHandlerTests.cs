using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Timeout;

namespace KpiFunctions.Tests.Compat.HttpPolly;

public sealed class PolicyHandlerTests : IDisposable
{
    private readonly ScriptedHandler _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    public async Task A_passing_failure_is_retried_until_it_succeeds(HttpStatusCode status)
    {
        _server.AnswerNext(status, status);
        var client = Client(builder => builder.AddTransientHttpErrorPolicy(policy => policy.RetryAsync(3)));

        using var response = await client.PostAsync("http://test/", new StringContent("body"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["body", "body", "body"], _server.Bodies);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_lasting_failure_is_not_retried(HttpStatusCode status)
    {
        _server.AnswerNext(status);
        var client = Client(builder => builder.AddTransientHttpErrorPolicy(policy => policy.RetryAsync(3)));

        using var response = await client.GetAsync("http://test/");

        Assert.Equal(status, response.StatusCode);
        Assert.Single(_server.Bodies);
    }

    [Fact]
    public async Task A_missing_connection_is_retried()
    {
        _server.FailNext(new HttpRequestException("refused"));
        var client = Client(builder => builder.AddTransientHttpErrorPolicy(policy => policy.RetryAsync(1)));

        using var response = await client.GetAsync("http://test/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task When_the_retries_are_used_up_the_last_response_is_returned_readable()
    {
        _server.AnswerNext(HttpStatusCode.ServiceUnavailable, HttpStatusCode.BadGateway);
        var client = Client(builder => builder.AddTransientHttpErrorPolicy(policy => policy.RetryAsync(1)));

        using var response = await client.GetAsync("http://test/");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("BadGateway", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_retry_gives_up_the_former_response()
    {
        _server.AnswerNext(HttpStatusCode.ServiceUnavailable);
        var client = Client(builder => builder.AddTransientHttpErrorPolicy(policy => policy.RetryAsync(1)));

        using var response = await client.GetAsync("http://test/");

        Assert.Throws<ObjectDisposedException>(() => _server.Responses[0].StatusCode = HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_policy_can_depend_on_the_request_and_on_services()
    {
        _server.AnswerNext(HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable);
        var client = Client(builder => builder.AddPolicyHandler((services, request) => request.Method == HttpMethod.Get
            ? Policy.HandleResult<HttpResponseMessage>(response => !response.IsSuccessStatusCode).RetryAsync(services.GetRequiredService<RetryCount>().Value)
            : Policy.NoOpAsync<HttpResponseMessage>()));

        using var post = await client.PostAsync("http://test/", new StringContent("once"));
        using var get = await client.GetAsync("http://test/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, post.StatusCode);
        Assert.Equal(HttpStatusCode.OK, get.StatusCode);
        Assert.Equal(["once", "", "", ""], _server.Bodies);
    }

    [Fact]
    public async Task The_policy_added_first_surrounds_the_later_ones()
    {
        _server.HangNext();
        var client = Client(builder => builder
            .AddPolicyHandler(Policy<HttpResponseMessage>.Handle<TimeoutRejectedException>().RetryAsync(1))
            .AddPolicyHandler(Policy.TimeoutAsync<HttpResponseMessage>(TimeSpan.FromMilliseconds(50))));

        using var response = await client.GetAsync("http://test/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, _server.Bodies.Count);
    }

    private HttpClient Client(Action<IHttpClientBuilder> configure)
    {
        var services = new ServiceCollection().AddSingleton(new RetryCount(2));
        configure(services.AddHttpClient("test").ConfigurePrimaryHttpMessageHandler(() => _server));
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("test");
    }

    private sealed record RetryCount(int Value);

    private sealed class ScriptedHandler : HttpMessageHandler
    {
        private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _script = new();

        public List<string> Bodies { get; } = [];

        public List<HttpResponseMessage> Responses { get; } = [];

        public void AnswerNext(params HttpStatusCode[] statuses)
        {
            foreach (var status in statuses)
            {
                _script.Enqueue(_ => Task.FromResult(Answer(status)));
            }
        }

        public void FailNext(Exception exception) => _script.Enqueue(_ => Task.FromException<HttpResponseMessage>(exception));

        public void HangNext() => _script.Enqueue(async cancellationToken =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return Answer(HttpStatusCode.OK);
        });

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "");
            var response = await (_script.TryDequeue(out var step) ? step(cancellationToken) : Task.FromResult(Answer(HttpStatusCode.OK)));
            Responses.Add(response);
            return response;
        }

        private static HttpResponseMessage Answer(HttpStatusCode status) => new(status) { Content = new StringContent(status.ToString()) };
    }
}
