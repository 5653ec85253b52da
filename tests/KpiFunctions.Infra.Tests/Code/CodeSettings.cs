using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace KpiFunctions.Infra.Tests.Code;

/// <summary>The settings of the app: those that it reads itself, and those that its triggers name.</summary>
internal static class CodeSettings
{
    private static readonly Dictionary<string, string?> Local = new()
    {
        ["Storage"] = "UseDevelopmentStorage=true",
        ["Sms:Gateway"] = "console",
        ["Ledger:Keys:k1"] = new string('y', 32),
        ["Privacy:PhoneKeySecret"] = new string('x', 32),
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9",
    };

    private static readonly Dictionary<string, string?> Cloud = new(Local)
    {
        ["Storage"] = null,
        ["Storage:tableServiceUri"] = "https://127.0.0.1/",
        ["Storage:queueServiceUri"] = "https://127.0.0.1/",
        ["Storage:blobServiceUri"] = "https://127.0.0.1/",
        ["Storage:credential"] = "managedidentity",
        ["Sms:Gateway"] = "acs",
        ["Sms:Sender"] = "+18005550100",
        ["Sms:Acs:Endpoint"] = "https://127.0.0.1/",
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://127.0.0.1/",
        ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "Authorization=AAD",
    };

    /// <summary>Names in percent signs in the triggers of the functions.</summary>
    internal static IReadOnlyList<string> OfTriggers { get; } =
    [
        .. from type in typeof(ServiceCollectionExtensions).Assembly.GetExportedTypes()
           from method in type.GetMethods()
           where method.GetCustomAttribute<FunctionAttribute>() is not null
           from parameter in method.GetParameters()
           from attribute in parameter.GetCustomAttributes<TriggerBindingAttribute>()
           let expression = attribute switch { QueueTriggerAttribute queue => queue.QueueName, TimerTriggerAttribute timer => timer.Schedule, _ => string.Empty }
           where expression.Contains('%', StringComparison.Ordinal)
           select expression.Split('%')[1],
    ];

    /// <summary>Names of the queues' settings.</summary>
    internal static IReadOnlyList<string> OfQueues { get; } = [.. OfTriggers.Where(t => t.EndsWith("Queue", StringComparison.Ordinal)).Distinct()];

    /// <summary>What libraries ask for besides, each under a name of its own.</summary>
    private static readonly string[] OfLibraries = ["OTEL_", "AzureMonitorExporter", "APPLICATIONINSIGHTS_STATSBEAT", "APPLICATIONINSIGHTS_SDKSTATS"];

    /// <summary>What was asked for in a local set-up and in the cloud, sections that were found empty included.</summary>
    internal static IReadOnlySet<string> Recorded { get; } = Record();

    /// <summary>Everything that the app reads: what was asked for, the members of the options whose sections were, and what the triggers name.</summary>
    internal static IReadOnlyList<string> Read { get; } =
    [
        .. Recorded
            .Where(r => r == "OTEL_EXPORTER_OTLP_ENDPOINT" || !OfLibraries.Any(l => r.StartsWith(l, StringComparison.Ordinal)))
            .Where(r => !CodeOption.All.Any(o => o.Name.StartsWith($"{r}__", StringComparison.Ordinal)))
            .Union(CodeOption.All.Select(o => o.Name))
            .Union(OfTriggers)
            .Order(StringComparer.Ordinal),
    ];

    private static HashSet<string> Record()
    {
        var queues = OfQueues.Select(q => KeyValuePair.Create(q, (string?)"queue")).ToList();
        return [.. RecordedSettings.Of([.. Local, .. queues]), .. RecordedSettings.Of([.. Cloud, .. queues])];
    }
}
