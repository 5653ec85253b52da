using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Tests.Foundation.Sms;

/// <summary>A provider with a JSON interface on a free local port that gives the answers it is told to.</summary>
internal sealed class JsonProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(int Status, string Body)> _answers = new();
    private readonly ConcurrentQueue<ProviderCall> _calls = new();

    private JsonProvider(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single() + "/v1/messages";

    public IReadOnlyList<ProviderCall> Calls => [.. _calls];

    public static async Task<JsonProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new JsonProvider(app);
        app.MapMethods("/v1/messages", ["POST", "PUT"], (Delegate)provider.ReceiveAsync);
        await app.StartAsync();
        return provider;
    }

    /// <summary>Gives these answers to the next requests; status 0 breaks the connection. After them every text is taken.</summary>
    public void AnswerNext(params (int Status, string Body)[] answers)
    {
        foreach (var answer in answers)
        {
            _answers.Enqueue(answer);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _calls.Enqueue(new ProviderCall(context.Request.Method, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        var (status, text) = _answers.TryDequeue(out var answer) ? answer : (200, """{"messageId":"m-1"}""");
        if (status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = status;
        await context.Response.WriteAsync(text);
    }

    internal sealed record ProviderCall(string Method, IReadOnlyDictionary<string, string> Headers, byte[] Body);
}
