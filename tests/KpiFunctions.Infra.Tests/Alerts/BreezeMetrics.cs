using System.Text.Json;
using System.Text.Json.Nodes;

namespace KpiFunctions.Infra.Tests.Alerts;

/// <summary>
/// Makes rows of the table AppMetrics of what the exporter sends. Source: learn.microsoft.com, "Workspace-based Application Insights resources", table
/// structure: valueSum is Sum, valueMin Min, valueMax Max, valueCount ItemCount, customDimensions Properties.
/// </summary>
internal static class BreezeMetrics
{
    /// <param name="envelopes">Lines of JSON, one envelope each.</param>
    internal static IEnumerable<JsonObject> Rows(IEnumerable<string> envelopes) =>
        from line in envelopes
        let envelope = JsonDocument.Parse(line).RootElement
        let data = envelope.GetProperty("data")
        where data.GetProperty("baseType").GetString() == "MetricData"
        from metric in data.GetProperty("baseData").GetProperty("metrics").EnumerateArray()
        select Row(envelope.GetProperty("time").GetString()!, metric, data.GetProperty("baseData").TryGetProperty("properties", out var p) ? p : default);

    private static JsonObject Row(string time, JsonElement metric, JsonElement properties)
    {
        var value = metric.GetProperty("value").GetDouble();
        double Or(string name, double otherwise) => metric.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.Number ? given.GetDouble() : otherwise;
        return new JsonObject
        {
            ["TimeGenerated"] = time,
            ["Name"] = metric.GetProperty("name").GetString(),
            ["Sum"] = value,
            ["Min"] = Or("min", value),
            ["Max"] = Or("max", value),
            ["ItemCount"] = Or("count", 1),
            ["Properties"] = properties.ValueKind == JsonValueKind.Object ? JsonNode.Parse(properties.GetRawText()) : new JsonObject(),
        };
    }
}
