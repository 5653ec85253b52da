using System.Diagnostics;
using KpiFunctions.Testing.Telemetry;
using KpiFunctions.Worker.Tests.Hosting;

namespace KpiFunctions.Worker.Tests.Invocations;

/// <summary>What the real worker sends to a collector: its runs of functions, the steps of orders linked to them, and requests by route.</summary>
[Collection(AppCollection.Name)]
public sealed class TelemetryTests(AppFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_collector_gets_runs_steps_and_requests_by_route()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var app = await fixture.StartAnotherAsync(new Dictionary<string, string>(collector.Settings)
        {
            // What is a minute in operation.
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        });
        await SampleStore.Today("told").CreateAsync(app);

        var step = await SeeAsync(() => collector.Spans.FirstOrDefault(s => s.Name == "import" && s.Attribute("kpi.store").Length > 0));
        var run = await SeeAsync(() => collector.Spans.FirstOrDefault(s => s.SpanId == step.Links.Single().SpanId));
        Assert.Equal("function ImportWorkOrdersEndpoint", run.Name);
        Assert.Equal("ImportWorkOrdersEndpoint", run.Attribute("faas.name"));

        var requests = await SeeAsync(() => MetricText.Newest(collector.Metrics).Keys.FirstOrDefault(m => m.StartsWith("http.server.request.duration", StringComparison.Ordinal) && m.Contains("work-orders", StringComparison.Ordinal)));
        Assert.Contains("http.response.status_code=200", requests, StringComparison.Ordinal);
        await SeeAsync(() => MetricText.Newest(collector.Metrics).Keys.FirstOrDefault(m => m == "kpi.imports.rows {kind=work_orders, outcome=accepted}"));
    }

    [Fact]
    public async Task Outside_of_development_the_app_does_not_start_with_a_secret_of_the_sample()
    {
        var settings = fixture.NewSettings(new Dictionary<string, string>
        {
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Production",
            ["Privacy__PhoneKeySecret"] = AppSettings.Sample["Privacy__PhoneKeySecret"],
        });

        var refusal = await Assert.ThrowsAnyAsync<Exception>(async () => await (await RunningApp.StartAsync(AppFolder.Built, settings)).DisposeAsync());
        Assert.Contains("Privacy__PhoneKeySecret still has the value of the sample", refusal.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Waits for what comes in by itself.</summary>
    private static async Task<T> SeeAsync<T>(Func<T?> look)
        where T : class
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            if (look() is { } seen)
            {
                return seen;
            }

            Assert.True(waited.Elapsed < Patience, "It did not come in.");
        }
    }
}
