using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Tests.Foundation.Sms;

/// <summary>
/// The SMS endpoint of Azure Communication Services on a free local port: checks every signature as the public tutorial "Sign an HTTP request" defines it,
/// and takes a repeated repeatability id for the same text.
/// </summary>
internal sealed class AcsServer : IAsyncDisposable
{
    public const string Token = "token-of-the-managed-identity";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<AcsCall, IResult>> _answers = new();
    private readonly ConcurrentQueue<AcsCall> _calls = new();
    private readonly Dictionary<string, SentText> _texts = [];
    private readonly List<string> _sentTags = [];
    private TimeProvider _clock = TimeProvider.System;
    private TimeSpan _window = TimeSpan.MaxValue;

    private AcsServer(WebApplication app) => _app = app;

    public string Key { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));

    public Uri Endpoint => new(_app.Urls.Single());

    public string ConnectionString => $"endpoint={Endpoint};accesskey={Key}";

    /// <summary>Requests that came with valid authentication, in their order.</summary>
    public IReadOnlyList<AcsCall> Calls => [.. _calls];

    /// <summary>How many texts went out to phones.</summary>
    public int Texts => _sentTags.Count;

    /// <summary>The tag of each text that went out.</summary>
    public IReadOnlyList<string> SentTags => _sentTags;

    /// <summary>Hears of each text that goes out.</summary>
    public event Action<SentText> Sent = _ => { };

    public static async Task<AcsServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new AcsServer(app);
        app.MapPost("/sms", (Delegate)server.ReceiveAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Gives these answers to the next requests; after them every text is accepted.</summary>
    public void AnswerNext(params Func<AcsCall, IResult>[] answers)
    {
        foreach (var answer in answers)
        {
            _answers.Enqueue(answer);
        }
    }

    /// <summary>So long after a text its repeatability id is forgotten, and the same call is another text.</summary>
    public void ForgetAfter(TimeSpan window, TimeProvider clock) => (_window, _clock) = (window, clock);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> ReceiveAsync(HttpContext context)
    {
        using var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy);
        var body = copy.ToArray();
        if (!IsAuthentic(context, body))
        {
            return AcsAnswer.Refused(401, "Denied")(null!);
        }

        var call = new AcsCall(JsonNode.Parse(body)!, context.Request.Headers.Authorization.ToString());
        _calls.Enqueue(call);
        return _answers.TryDequeue(out var answer) ? answer(call) : Accept(call);
    }

    private bool IsAuthentic(HttpContext context, byte[] body)
    {
        var headers = context.Request.Headers;
        if (headers.Authorization == $"Bearer {Token}")
        {
            return true;
        }

        var date = headers["x-ms-date"].ToString();
        var hash = Convert.ToBase64String(SHA256.HashData(body));
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var toSign = $"POST\n{target}\n{date};{headers.Host};{hash}";
        var signature = Convert.ToBase64String(new HMACSHA256(Convert.FromBase64String(Key)).ComputeHash(Encoding.ASCII.GetBytes(toSign)));
        return target == "/sms?api-version=2021-03-07"
            && DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && headers["x-ms-content-sha256"] == hash
            && headers.Authorization == $"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}";
    }

    private IResult Accept(AcsCall call) => Results.Json(
        new JsonObject { ["value"] = new JsonArray([.. call.Recipients.Select(recipient => AcceptOne(call, recipient))]) }, statusCode: 202);

    private JsonObject AcceptOne(AcsCall call, JsonNode recipient)
    {
        var content = $"{recipient["to"]} {recipient["repeatabilityFirstSent"]} {call.Body["message"]}";
        var text = Take((string)recipient["repeatabilityRequestId"]!, content, (string?)call.Body["smsSendOptions"]?["tag"] ?? "");
        return text.Content == content
            ? new JsonObject
            {
                ["to"] = (string)recipient["to"]!,
                ["messageId"] = text.MessageId,
                ["httpStatusCode"] = 202,
                ["repeatabilityResult"] = "accepted",
                ["successful"] = true,
            }
            : new JsonObject
            {
                ["to"] = (string)recipient["to"]!,
                ["httpStatusCode"] = 400,
                ["repeatabilityResult"] = "rejected",
                ["successful"] = false,
                ["errorMessage"] = "Another text had this repeatability id.",
            };
    }

    private SentText Take(string id, string content, string tag)
    {
        SentText text;
        lock (_texts)
        {
            if (_texts.TryGetValue(id, out var known) && _clock.GetUtcNow() - known.At <= _window)
            {
                return known;
            }

            text = _texts[id] = new SentText(content, $"Outgoing_{Guid.NewGuid()}", tag, _clock.GetUtcNow());
            _sentTags.Add(tag);
        }

        Sent(text);
        return text;
    }

    /// <summary>A text that went out to a phone.</summary>
    internal sealed record SentText(string Content, string MessageId, string Tag, DateTimeOffset At);
}
