using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using KpiFunctions.Testing.Telemetry.Otlp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Testing.Telemetry;

/// <summary>A collector on this machine, as an operator would run one: takes the three signals over HTTP in protobuf and keeps them.</summary>
public sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<Span> _spans = new();
    private readonly ConcurrentQueue<Metric> _metrics = new();
    private readonly ConcurrentQueue<LogLine> _logs = new();
    private readonly ConcurrentQueue<string> _everything = new();

    private long _bytes;

    private OtlpCollector(WebApplication web) => _web = web;

    /// <summary>The settings that make an app send its telemetry here.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _web.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };

    public IReadOnlyList<Span> Spans => [.. _spans];

    /// <summary>Every report of every metric; of figures that add up the last one counts.</summary>
    public IReadOnlyList<Metric> Metrics => [.. _metrics];

    public IReadOnlyList<LogLine> Logs => [.. _logs];

    /// <summary>Bytes of all bodies that came in, uncompressed.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>All that came in, as text to be searched.</summary>
    public IReadOnlyList<string> Everything => [.. _everything];

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var collector = new OtlpCollector(builder.Build());
        collector.Take("traces", Traces.Parser, t => t.Resources.SelectMany(r => r.Scopes).SelectMany(s => s.Spans), collector._spans);
        collector.Take("metrics", Otlp.Metrics.Parser, m => m.Resources.SelectMany(r => r.Scopes).SelectMany(s => s.Metrics), collector._metrics);
        collector.Take("logs", Otlp.Logs.Parser, l => l.Resources.SelectMany(r => r.Scopes).SelectMany(s => s.Lines), collector._logs);
        await collector._web.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private void Take<TMessage, TItem>(string signal, MessageParser<TMessage> parser, Func<TMessage, IEnumerable<TItem>> items, ConcurrentQueue<TItem> kept)
        where TMessage : IMessage<TMessage> => _web.MapPost($"/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            Interlocked.Add(ref _bytes, body.Length);
            var message = parser.ParseFrom(body.ToArray());
            _everything.Enqueue(message.ToString()!);
            foreach (var item in items(message))
            {
                kept.Enqueue(item);
            }

            return Results.Bytes([], "application/x-protobuf");
        });
}
