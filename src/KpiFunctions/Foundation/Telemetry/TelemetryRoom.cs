using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace KpiFunctions.Foundation.Telemetry;

/// <summary>
/// Traces, metrics and logs on their way out: to Application Insights, to any collector that speaks OTLP, to both, or, without a setting that names
/// one of them, to nobody, at no cost.
/// </summary>
public static class TelemetryRoom
{
    /// <summary>The setting that the Functions host sends to Application Insights by; the app does the same.</summary>
    internal const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>The host's setting for access by identity instead of the key within the connection string.</summary>
    internal const string ApplicationInsightsAccess = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>The address of a collector; a setting of the OpenTelemetry specification, as are all others that begin like it.</summary>
    internal const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Requests by route, measured by the web server itself.
    private const string WebServer = "Microsoft.AspNetCore.Hosting";

    /// <summary>Sends what the app tells of itself to whom the settings name.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics();
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (!IsWanted(configuration))
        {
            return services;
        }

        var telemetry = services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource(Signals.Name))
            .WithMetrics(metrics => metrics.AddMeter(Signals.Name, WebServer))
            .WithLogging(logging => { }, logs => logs.IncludeFormattedMessage = true);

        // Its own filter: a host that prints warnings only does not keep the rest from a collector.
        services.AddLogging(logging => logging
            .AddFilter<OpenTelemetryLoggerProvider>(category: null, LogLevel.Information)
            .AddFilter<OpenTelemetryLoggerProvider>("Azure", LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>("Microsoft", LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>("System.Net.Http", LogLevel.Warning));
        AddCollector(telemetry, configuration);
        AddApplicationInsights(telemetry, configuration);
        return services;
    }

    /// <summary>Lets the Functions host leave the worker's telemetry to the worker.</summary>
    public static FunctionsApplicationBuilder UseTelemetry(this FunctionsApplicationBuilder builder)
    {
        if (IsWanted(builder.Configuration))
        {
            builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults();
        }

        return builder;
    }

    private static bool IsWanted(IConfiguration configuration) => Has(configuration, Collector) || Has(configuration, ApplicationInsights);

    private static bool Has(IConfiguration configuration, string setting) => configuration[setting] is { Length: > 0 };

    private static void AddCollector(OpenTelemetryBuilder telemetry, IConfiguration configuration)
    {
        if (Has(configuration, Collector))
        {
            telemetry
                .WithTracing(traces => traces.AddOtlpExporter())
                .WithMetrics(metrics => metrics.AddOtlpExporter())
                .WithLogging(logs => logs.AddOtlpExporter());
        }
    }

    private static void AddApplicationInsights(OpenTelemetryBuilder telemetry, IConfiguration configuration)
    {
        if (!Has(configuration, ApplicationInsights))
        {
            return;
        }

        telemetry
            .WithTracing(traces => traces.AddAzureMonitorTraceExporter(options => Configure(options, configuration)))
            .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(options => Configure(options, configuration)))
            .WithLogging(logs => logs.AddAzureMonitorLogExporter(options => Configure(options, configuration)));
    }

    private static void Configure(AzureMonitorExporterOptions options, IConfiguration configuration)
    {
        options.ConnectionString = configuration[ApplicationInsights];
        if (Has(configuration, ApplicationInsightsAccess))
        {
            options.Credential = Identity.AzureIdentity.Of(configuration);
        }

        // Which orders are traced the app decides itself, so that an order is traced in all its steps or in none.
        options.SamplingRatio = 1;
        options.TracesPerSecond = null;

        // No log goes missing because its trace was not chosen.
        options.EnableTraceBasedLogsSampler = false;
    }
}
