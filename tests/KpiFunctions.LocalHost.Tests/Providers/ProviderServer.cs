using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.LocalHost.Tests.Providers;

/// <summary>A provider's service on a free local port, which takes whatever proves who sends it.</summary>
internal sealed class ProviderServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Id, ProviderText Text)> _texts = new();

    private ProviderServer(WebApplication app) => _app = app;

    internal Uri Address => new(_app.Urls.Single());

    /// <summary>What was taken, in its order, each with the id that the provider gave it.</summary>
    internal IReadOnlyList<(string Id, ProviderText Text)> Texts => [.. _texts];

    /// <summary>Requests that did not prove who sends them.</summary>
    internal int Refused { get; private set; }

    /// <param name="user">Whoever may send.</param>
    internal static async Task<ProviderServer> StartAsync(ProviderProtocol protocol, string user)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ProviderServer(app);
        app.Run(context => server.TakeAsync(context, protocol, user));
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context, ProviderProtocol protocol, string user)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (protocol.Read(context.Request, body.ToArray(), user) is not { } text)
        {
            Refused++;
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var id = (3_310_228_982 + _texts.Count).ToString(CultureInfo.InvariantCulture);
        _texts.Enqueue((id, text));
        var (status, answer) = protocol.Accept(id);
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(answer);
    }
}
