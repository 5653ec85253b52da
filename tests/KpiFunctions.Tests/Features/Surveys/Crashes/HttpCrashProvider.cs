using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Tests.Features.Surveys.Crashes;

/// <summary>A provider behind the <c>http</c> gateway that knows a repeated call by the header Idempotency-Key.</summary>
internal sealed class HttpCrashProvider : ICrashProvider
{
    private readonly WebApplication _app;
    private readonly TimeSpan _window;
    private readonly TimeProvider _clock;
    private readonly ConcurrentQueue<CrashFailure> _failures = new();
    private readonly Dictionary<string, (string MessageId, DateTimeOffset At)> _texts = [];
    private readonly List<string> _sentTags = [];
    private int _calls;

    private HttpCrashProvider(WebApplication app, TimeSpan window, TimeProvider clock) => (_app, _window, _clock) = (app, window, clock);

    public event Action<string, string> Sent = (_, _) => { };

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Sms:Gateway"] = "http",
        ["Sms:Http:Url"] = $"{_app.Urls.Single()}/texts",
        ["Sms:Http:RetryDelay"] = "00:00:00.001",
        ["Sms:Http:BreakAfter"] = "1000",
    };

    public IReadOnlyList<string> SentTags => _sentTags;

    public int Calls => _calls;

    public bool Pushes => true;

    public static async Task<HttpCrashProvider> StartAsync(TimeSpan forgetAfter, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new HttpCrashProvider(app, forgetAfter, clock);
        app.MapPost("/texts", (Delegate)provider.ReceiveAsync);
        await app.StartAsync();
        return provider;
    }

    public void FailNext(CrashFailure failure) => _failures.Enqueue(failure);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        Interlocked.Increment(ref _calls);
        var text = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        if (_failures.TryDequeue(out var failure) && failure != CrashFailure.BrokenOff)
        {
            context.Response.StatusCode = failure == CrashFailure.TooMany ? 429 : 503;
            context.Response.Headers.RetryAfter = "600";
            return;
        }

        if (failure == CrashFailure.BrokenOff)
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("{");
            context.Abort();
            return;
        }

        await context.Response.WriteAsJsonAsync(new { messageId = Take(context.Request.Headers["Idempotency-Key"].ToString(), text.GetProperty("tag").GetString()!) });
    }

    private string Take(string id, string tag)
    {
        string messageId;
        lock (_texts)
        {
            if (_texts.TryGetValue(id, out var known) && _clock.GetUtcNow() - known.At <= _window)
            {
                return known.MessageId;
            }

            messageId = $"m-{Guid.NewGuid():N}";
            _texts[id] = (messageId, _clock.GetUtcNow());
            _sentTags.Add(tag);
        }

        Sent(tag, messageId);
        return messageId;
    }
}
