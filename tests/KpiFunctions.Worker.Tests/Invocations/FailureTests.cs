using System.Net;
using KpiFunctions.Worker.Tests.Hosting;

namespace KpiFunctions.Worker.Tests.Invocations;

/// <summary>Whatever goes wrong behind an endpoint, its caller gets an answer that a program can read.</summary>
[Collection(AppCollection.Name)]
public sealed class FailureTests(AppFixture fixture)
{
    [Fact]
    public async Task An_exception_that_leaves_an_endpoint_is_a_problem()
    {
        await using var app = await fixture.StartAnotherAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.SendAsync(Requests.Get("/api/keys"))).Status);
        await app.Settings.DeleteTablesAsync();

        var answer = await app.SendAsync(Requests.Post("/api/keys", """{"name":"somebody","role":"ingest","stores":["*"]}"""));

        Assert.True(
            answer is { Status: HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable, IsProblem: true },
            answer.ToString());
    }
}
