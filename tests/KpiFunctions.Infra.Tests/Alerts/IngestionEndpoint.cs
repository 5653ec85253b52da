using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Infra.Tests.Alerts;

/// <summary>Stands where Application Insights takes telemetry in, and keeps what the real exporter sends.</summary>
internal sealed class IngestionEndpoint : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<string> _envelopes = new();

    private IngestionEndpoint(WebApplication web) => _web = web;

    /// <summary>What came in, one envelope each.</summary>
    public IReadOnlyList<string> Envelopes => [.. _envelopes];

    public string ConnectionString => $"InstrumentationKey={Guid.NewGuid()};IngestionEndpoint={_web.Urls.Single()}/";

    public static async Task<IngestionEndpoint> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var endpoint = new IngestionEndpoint(builder.Build());
        endpoint._web.MapPost("/v2.1/track", endpoint.TakeAsync);
        await endpoint._web.StartAsync();
        return endpoint;
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        await using var body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(body);
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines)
        {
            _envelopes.Enqueue(line);
        }

        return Results.Json(new { itemsReceived = lines.Length, itemsAccepted = lines.Length, errors = Array.Empty<object>() });
    }
}
