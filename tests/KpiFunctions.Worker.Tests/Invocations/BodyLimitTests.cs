using System.Net;
using System.Net.Http.Headers;
using System.Text;
using KpiFunctions.Worker.Tests.Hosting;
using KpiFunctions.Worker.Tests.Protocol;

namespace KpiFunctions.Worker.Tests.Invocations;

/// <summary>
/// What is too large is refused with a reason, by the app and not by the web server beneath it: that has a limit of its own, 30,000,000 bytes
/// unless told otherwise, and answers with an empty 500 when it is passed.
/// </summary>
[Collection(AppCollection.Name)]
public sealed class BodyLimitTests(AppFixture fixture)
{
    private const int ServersOwnLimit = 30_000_000;
    private const int MasterDataLimit = 1024 * 1024;
    private const int ImportLimit = 64 * 1024 * 1024;

    [Theory]
    [InlineData("PUT", "/api/stores/large", MasterDataLimit + 1, true)]
    [InlineData("PUT", "/api/stores/large", MasterDataLimit + 1, false)]
    [InlineData("PUT", "/api/stores/large", ServersOwnLimit + 1, true)]
    [InlineData("PUT", "/api/stores/large", ServersOwnLimit + 1, false)]
    [InlineData("POST", "/api/work-orders", ImportLimit + 1, true)]
    [InlineData("POST", "/api/work-orders", ImportLimit + 1, false)]
    public async Task A_body_above_the_limit_is_a_problem_that_says_so(string verb, string path, int bytes, bool sizeIsKnown)
    {
        var answer = await fixture.App.SendAsync(Request(verb, path, Padded("", bytes), sizeIsKnown));

        Assert.True(answer is { Status: HttpStatusCode.RequestEntityTooLarge, IsProblem: true }, answer.ToString());
        Assert.Equal(StatusResult.Types.Status.Success, answer.Invocation.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_import_may_be_larger_than_the_web_servers_own_limit(bool sizeIsKnown)
    {
        var store = SampleStore.Today("large");
        await store.CreateAsync(fixture.App);

        var answer = await fixture.App.SendAsync(Request("POST", "/api/work-orders", Padded(store.Orders, ServersOwnLimit + 1), sizeIsKnown));

        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        Assert.Equal(3, answer.Json().GetProperty("unchanged").GetInt32());
    }

    private static HttpRequestMessage Request(string verb, string path, byte[] body, bool sizeIsKnown)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
        var request = Requests.Request(new HttpMethod(verb), path, content);

        // As the tools do that send large files: they ask first, so a refusal spares the upload.
        request.Headers.ExpectContinue = true;
        request.Headers.TransferEncodingChunked = !sizeIsKnown;
        return request;
    }

    private static byte[] Padded(string text, int bytes)
    {
        var body = new byte[bytes];
        body.AsSpan().Fill((byte)' ');
        for (var i = 1000; i < bytes; i += 1000)
        {
            body[i] = (byte)'\n';
        }

        Encoding.UTF8.GetBytes(text + "\n").CopyTo(body, 0);
        return body;
    }
}
