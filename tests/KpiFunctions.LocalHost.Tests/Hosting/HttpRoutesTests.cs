using System.Net;
using System.Net.Sockets;
using System.Text;
using Azure;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.LocalHost.Tests.Hosting;

public sealed class HttpRoutesTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly ManualTime _clock = new(DateTimeOffset.UnixEpoch);
    private TestApplication _test = null!;

    private HttpClient Http => _test.Http;

    public async Task InitializeAsync() => _test = await TestApplication.StartAsync(azurite, clock: _clock, functions: typeof(EchoEndpoint));

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Request_and_route_values_reach_the_function_below_api()
    {
        Assert.Equal("sh|202609|a b", await Http.GetStringAsync(new Uri("api/echo/sh/202609?q=a%20b", UriKind.Relative)));
        Assert.Equal(["GET"], _test.Recorder.Calls);
    }

    [Fact]
    public async Task Route_constraints_and_methods_are_those_of_the_attribute()
    {
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(HttpMethod.Get, "api/echo/sh/september"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(HttpMethod.Get, "echo/sh/202609"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await StatusAsync(HttpMethod.Delete, "api/echo/sh/202609"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Post, "api/echo/sh/202609"));
    }

    [Fact]
    public async Task A_failing_function_answers_500_without_details()
    {
        _test.Recorder.Behaviour = (_, _) => throw new InvalidOperationException("the secret detail");

        using var response = await Http.GetAsync(new Uri("api/echo/sh/1", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_that_does_not_answer_is_said_with_the_time_to_ask_again()
    {
        _test.Recorder.Behaviour = (_, _) => throw new RequestFailedException(0, "no such host");

        using var response = await Http.GetAsync(new Uri("api/echo/sh/1", UriKind.Relative));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 30d), (response.StatusCode, response.Headers.RetryAfter?.Delta?.TotalSeconds));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_stop_ends_a_request_that_still_runs_and_says_that_it_may_be_sent_again()
    {
        var isRunning = new TaskCompletionSource();
        _test.Recorder.Behaviour = (_, token) =>
        {
            isRunning.SetResult();
            return Task.Delay(Timeout.Infinite, token);
        };
        var request = Http.GetAsync(new Uri("api/echo/sh/1", UriKind.Relative));
        await isRunning.Task;

        var stop = _test.Application.StopAsync(Timeout.InfiniteTimeSpan);
        await _clock.AdvanceOnceAsync(TimeSpan.FromSeconds(2));

        using var response = await request;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        await stop;
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_the_rest_of_a_body_that_nobody_reads_any_more()
    {
        var isRunning = new TaskCompletionSource();
        _test.Recorder.Behaviour = (_, token) =>
        {
            isRunning.SetResult();
            return Task.Delay(Timeout.Infinite, token);
        };
        using var connection = new TcpClient();
        await connection.ConnectAsync(_test.Application.Address.Host, _test.Application.Address.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync("POST /api/echo/sh/1 HTTP/1.1\r\nHost: test\r\nContent-Length: 1000\r\n\r\nthe beginning"u8.ToArray());
        await isRunning.Task;

        var stop = _test.Application.StopAsync(Timeout.InfiniteTimeSpan);
        await _clock.AdvanceOnceAsync(TimeSpan.FromSeconds(2));
        var answer = new byte[12];
        await stream.ReadExactlyAsync(answer);
        await _clock.AdvanceOnceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal("HTTP/1.1 503", Encoding.ASCII.GetString(answer));
        await stop;
    }

    [Fact]
    public async Task A_taken_port_says_so_and_how_to_choose_another()
    {
        var taken = _test.Application.Address.Port;

        var problem = await Assert.ThrowsAsync<EnvironmentException>(() => LocalApplication.StartAsync(
            new LocalApplicationOptions
            {
                Configuration = _test.Configuration,
                Clock = TimeProvider.System,
                FunctionTypes = [],
                AddApp = services => services.AddSingleton<StorageTransactionCounter>(),
                Port = taken,
            },
            default));

        Assert.Contains($"Port {taken} is in use", problem.Message, StringComparison.Ordinal);
        Assert.Contains("--port", problem.Message, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        using var response = await Http.SendAsync(request);
        return response.StatusCode;
    }
}
