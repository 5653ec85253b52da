using System.Text.Json;
using KpiFunctions.Worker.Tests.Metadata;
using KpiFunctions.Worker.Tests.Protocol;

namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>A function as the worker reports it.</summary>
/// <param name="Id">The worker's own id of it.</param>
/// <param name="Parameter">Name of the parameter with the trigger.</param>
/// <param name="Kind">Of the trigger: <c>timerTrigger</c>, <c>queueTrigger</c> or <c>httpTrigger</c>.</param>
internal sealed record LoadedFunction(string Name, string Id, string Parameter, string Kind)
{
    /// <summary>When a timer runs, with its setting between percent signs.</summary>
    public string? Schedule { get; private init; }

    /// <summary>What a queue function reads, with its setting between percent signs.</summary>
    public string? Queue { get; private init; }

    /// <summary>Setting that says where the queue is.</summary>
    public string? Connection { get; private init; }

    /// <summary>Below the prefix that all routes share.</summary>
    public RouteTemplate? Route { get; private init; }

    /// <summary>Upper case.</summary>
    public IReadOnlyList<string> Verbs { get; private init; } = [];

    public bool IsTimer => Kind == "timerTrigger";

    public bool IsQueue => Kind == "queueTrigger";

    public bool IsHttp => Kind == "httpTrigger";

    /// <summary>Whether it reads what another function failed on again and again; the Functions host chose the suffix.</summary>
    public bool IsPoison => Queue?.EndsWith("-poison", StringComparison.Ordinal) == true;

    public static LoadedFunction Of(RpcFunctionMetadata metadata)
    {
        var trigger = metadata.RawBindings.Select(Parse).Single(binding => Text(binding, "type")!.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));
        return new LoadedFunction(metadata.Name, metadata.FunctionId, Text(trigger, "name")!, Text(trigger, "type")!)
        {
            Schedule = Text(trigger, "schedule"),
            Queue = Text(trigger, "queueName"),
            Connection = Text(trigger, "connection"),
            Route = Text(trigger, "route") is { } route ? new RouteTemplate(route) : null,
            Verbs = trigger.TryGetProperty("methods", out var methods) ? [.. methods.EnumerateArray().Select(verb => verb.GetString()!.ToUpperInvariant())] : [],
        };
    }

    public override string ToString() => $"{Name} ({Schedule ?? Queue ?? $"{string.Join(',', Verbs)} {Route}"})";

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static string? Text(JsonElement binding, string name) => binding.TryGetProperty(name, out var value) ? value.GetString() : null;
}
