using System.Text.Json;
using System.Xml;
using KpiFunctions.Infra.Tests.Template;

namespace KpiFunctions.Infra.Tests.Alerts;

/// <summary>A rule as the compiled template makes it.</summary>
/// <param name="Window">How far back the service lets the query look.</param>
internal sealed record AlertRule(string Name, string Query, int Severity, TimeSpan Every, TimeSpan Window)
{
    internal static IReadOnlyList<AlertRule> Of(ArmTemplate template)
    {
        var variables = template.ModuleOf("alerts").GetProperty("variables");
        return [.. variables.GetProperty("alerts").EnumerateArray().Select(a => Of(a, variables))];
    }

    private static AlertRule Of(JsonElement alert, JsonElement variables) => new(
        alert.GetProperty("name").GetString()!,
        variables.GetProperty(alert.GetProperty("query").GetString()!.Split('\'')[1]).GetString()!,
        alert.GetProperty("severity").GetInt32(),
        XmlConvert.ToTimeSpan(alert.GetProperty("every").GetString()!),
        XmlConvert.ToTimeSpan(alert.GetProperty("window").GetString()!));
}
