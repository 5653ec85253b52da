using KpiFunctions.Worker.Tests.Protocol;

namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>A request on its two ways: to the worker's HTTP server, and as an invocation over gRPC.</summary>
/// <param name="Function">The function that the host chooses for it.</param>
internal sealed record HttpInvocation(LoadedFunction Function, string Id, Task<HttpResponseMessage> Response, Task<StreamingMessage> Invocation)
{
    /// <summary>What the worker told the host of the invocation.</summary>
    public async Task<StatusResult> ResultAsync() => (await Invocation).InvocationResponse.Result;

    /// <summary>Both ends of it.</summary>
    public async Task<HttpAnswer> AnswerAsync()
    {
        using var response = await Response;
        var body = await response.Content.ReadAsStringAsync();
        return new HttpAnswer(Function, response.StatusCode, response.Content.Headers.ContentType?.MediaType, body, await ResultAsync());
    }
}
