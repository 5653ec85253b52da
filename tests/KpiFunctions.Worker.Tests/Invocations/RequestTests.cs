using System.Net;
using KpiFunctions.Worker.Tests.Hosting;
using KpiFunctions.Worker.Tests.Protocol;

namespace KpiFunctions.Worker.Tests.Invocations;

[Collection(AppCollection.Name)]
public sealed class RequestTests(AppFixture fixture)
{
    private static readonly string[] OpenToAll = ["HealthEndpoint", "LiveEndpoint", "ReadyEndpoint", "GetSurveyPageEndpoint", "PostSurveyPageEndpoint"];

    /// <summary>What SMS providers call, who have no key.</summary>
    private static readonly string[] OfProviders = ["ReceiveRepliesEndpoint", "ReceiveReportsEndpoint"];

    private RunningApp App => fixture.App;

    [Fact]
    public async Task The_app_is_healthy_without_a_key()
    {
        var answer = await App.SendAsync(Requests.Get("/api/health").As(null));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("ready", answer.Json().GetProperty("status").GetString());
        Assert.Equal("live", (await App.SendAsync(Requests.Get("/api/health/live").As(null))).Json().GetProperty("status").GetString());
        Assert.Equal("ready", (await App.SendAsync(Requests.Get("/api/health/ready").As(null))).Json().GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", false)]
    [InlineData("POST", true)]
    public async Task The_page_of_a_survey_needs_no_key_and_answers_with_a_page(string verb, bool hasBody)
    {
        var answer = await App.SendAsync(Requests.Request(new HttpMethod(verb), "/api/s/unknown").As(null));

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.Status, answer.Type));
        Assert.Equal(hasBody, answer.Body.Length > 0);
    }

    [Fact]
    public async Task Every_other_function_refuses_who_has_no_key()
    {
        foreach (var request in SampleRequests.OfAll(App.Functions.Where(function => !OpenToAll.Concat(OfProviders).Contains(function.Name))))
        {
            var answer = await App.SendAsync(request.As(null));
            Assert.True(answer is { Status: HttpStatusCode.Unauthorized, IsProblem: true }, $"{request.Method} {request.RequestUri}: {answer}");
        }
    }

    [Fact]
    public async Task Nobody_pushes_replies_and_reports_who_is_not_set_up()
    {
        foreach (var request in SampleRequests.OfAll(App.Functions.Where(function => OfProviders.Contains(function.Name))))
        {
            Assert.True(await App.SendAsync(request.As(null)) is { Status: HttpStatusCode.NotFound, IsProblem: true });
        }
    }

    [Fact]
    public async Task A_request_logs_nothing_of_the_web_server()
    {
        await App.SendAsync(Requests.Get("/api/health"));
        await App.SendAsync(SampleStore.Today("quiet").Requests().Last());

        Assert.DoesNotContain(
            App.Channel.Logs,
            log => log.Level == RpcLog.Types.Level.Information && log.Category.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upload_that_the_caller_breaks_off_is_no_failed_invocation(bool hostCancelsToo)
    {
        using var caller = new CancellationTokenSource();
        var upload = new SlowUpload();
        using var request = upload.Request();
        var invocation = App.Begin(request, caller.Token);
        await upload.Wanted.WaitAsync(Limits.Answer);

        await caller.CancelAsync();
        if (hostCancelsToo)
        {
            App.Channel.Tell(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = invocation.Id } });
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => invocation.Response);
        var result = await invocation.ResultAsync();
        Assert.True(result.Status == StatusResult.Types.Status.Success, $"{result.Status}: {result.Exception?.Message}");
    }

    [Fact]
    public async Task Wrong_keys_of_one_caller_do_not_shut_out_the_right_key_of_another()
    {
        await using var app = await fixture.StartAnotherAsync();
        for (var i = 0; i < 12; i++)
        {
            var refused = await app.SendAsync(Requests.Get("/api/keys").As($"kpi_0123456789abcdef_wrong{i}"));
            Assert.True(refused.Status is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests, refused.ToString());
        }

        Assert.Equal(HttpStatusCode.OK, (await app.SendAsync(Requests.Get("/api/keys"))).Status);
    }
}
