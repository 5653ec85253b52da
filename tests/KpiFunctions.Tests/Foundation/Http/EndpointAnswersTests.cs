using System.Text;
using System.Text.Json;
using Azure;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KpiFunctions.Tests.Foundation.Http;

/// <summary>Whatever an endpoint throws, its caller gets a problem that says what to do, and the log says whose fault it was.</summary>
public sealed class EndpointAnswersTests : IDisposable
{
    private const string Secret = "the secret detail";

    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly CollectedLogs _logs = new();
    private readonly ServiceProvider _services;

    public EndpointAnswersTests() => _services = new ServiceCollection()
        .AddSingleton<IHostApplicationLifetime>(_lifetime)
        .AddSingleton<TimeProvider>(new TimersAtOnce())
        .AddLogging(l => l.AddProvider(_logs))
        .AddHttp()
        .BuildServiceProvider();

    public static TheoryData<string, int, string, string?> Exceptions => new()
    {
        { "own", 500, "failed", null },
        { "task", 500, "failed", null },
        { "storage refuses", 500, "failed", null },
        { "too large", 413, "too-large", null },
        { "bad request", 400, "bad-request", null },
        { "problem", 409, "conflict", null },
        { "storage unreachable", 503, "storage-unavailable", "30" },
        { "storage busy", 503, "storage-unavailable", "30" },
        { "storage failed every try", 503, "storage-unavailable", "30" },
        { "storage took too long", 503, "storage-unavailable", "30" },
    };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public async Task An_exception_becomes_a_problem_of_its_kind(string kind, int status, string type, string? retryAfter)
    {
        var http = NewRequest();

        await AnswerAsync(http, _ => throw ExceptionOf(kind));

        var problem = JsonDocument.Parse(BodyOf(http)).RootElement;
        Assert.Equal((status, "application/problem+json"), (http.Response.StatusCode, http.Response.ContentType));
        Assert.Equal("urn:kpifunctions:problem:" + type, problem.GetProperty("type").GetString());
        Assert.Equal(retryAfter, http.Response.Headers.RetryAfter.SingleOrDefault());
        Assert.DoesNotContain(Secret, BodyOf(http), StringComparison.Ordinal);
        Assert.Equal(status == 500, _logs.Lines.Any(l => l.Contains("Endpoint failed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_failure_names_the_request_that_the_log_has()
    {
        var http = NewRequest();
        http.TraceIdentifier = "request 7";

        await AnswerAsync(http, _ => throw new InvalidOperationException(Secret));

        Assert.Contains("\"requestId\":\"request 7\"", BodyOf(http), StringComparison.Ordinal);
        Assert.Contains(_logs.Lines, l => l.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_written_is_a_failure_too()
    {
        var http = NewRequest();

        await AnswerAsync(http, _ => Task.FromResult<IResult>(new Unwritable()));

        Assert.Equal(500, http.Response.StatusCode);
    }

    [Fact]
    public async Task A_caller_who_hung_up_is_no_failure()
    {
        foreach (var exception in new Exception[] { new OperationCanceledException(), new IOException("gone"), new ConnectionResetException("gone") })
        {
            using var caller = new CancellationTokenSource();
            var http = NewRequest();
            http.RequestAborted = caller.Token;

            await AnswerAsync(http, async _ =>
            {
                await caller.CancelAsync();
                throw exception;
            });

            Assert.Equal(499, http.Response.StatusCode);
        }

        Assert.DoesNotContain(_logs.Lines, l => l.Contains("failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_that_still_runs_when_the_app_stops_is_ended_and_may_be_sent_again()
    {
        var http = NewRequest();

        await AnswerAsync(http, async token =>
        {
            _lifetime.StopApplication();
            await Task.Delay(Timeout.Infinite, token);
            return Results.Ok();
        });

        Assert.Equal((503, "5"), (http.Response.StatusCode, http.Response.Headers.RetryAfter.ToString()));
        Assert.Contains("urn:kpifunctions:problem:stopping", BodyOf(http), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("POST", false)]
    [InlineData("PUT", false)]
    public async Task A_read_ends_with_its_invocation_and_its_caller_and_a_write_is_finished(string method, bool ends)
    {
        foreach (var callerLeaves in new[] { true, false })
        {
            using var caller = new CancellationTokenSource();
            using var invocation = new CancellationTokenSource();
            var http = NewRequest();
            http.Request.Method = method;
            http.RequestAborted = caller.Token;
            var ended = false;
            await AnswerAsync(
                http,
                async token =>
                {
                    await (callerLeaves ? caller : invocation).CancelAsync();
                    ended = token.IsCancellationRequested;
                    return Results.Ok();
                },
                invocation.Token);
            Assert.Equal(ends, ended);
        }
    }

    public void Dispose()
    {
        _services.Dispose();
        _logs.Dispose();
    }

    private static Exception ExceptionOf(string kind) => kind switch
    {
        "own" => new InvalidOperationException(Secret),
        "task" => new AggregateException(new FormatException(Secret)),
        "storage refuses" => new RequestFailedException(403, Secret),
        "too large" => new BadHttpRequestException("Request body too large.", 413),
        "bad request" => new BadHttpRequestException("Unexpected end of request content."),
        "problem" => new ProblemException(Problems.Conflict("It is there already.")),
        "storage unreachable" => new RequestFailedException(0, Secret),
        "storage busy" => new RequestFailedException(503, Secret),
        "storage failed every try" => new AggregateException(new RequestFailedException(0, Secret), new TaskCanceledException(Secret)),
        _ => new TaskCanceledException(Secret),
    };

    private static string BodyOf(DefaultHttpContext http) => Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray());

    private DefaultHttpContext NewRequest() => new() { RequestServices = _services, Response = { Body = new MemoryStream() } };

    private Task AnswerAsync(HttpContext http, Func<CancellationToken, Task<IResult>> run, CancellationToken invocation = default) =>
        _services.GetRequiredService<EndpointAnswers>().AnswerAsync(http, "Endpoint", () => run(http.RequestAborted), invocation);

    private sealed class Unwritable : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => throw new NotSupportedException(Secret);
    }

    /// <summary>No test waits: what is to happen later happens now.</summary>
    private sealed class TimersAtOnce : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            callback(state);
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
