using System.Text.Json;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>An event as it lies in a queue message, in the schema of Event Grid or of CloudEvents 1.0.</summary>
/// <param name="Data">Undefined or null when there are none.</param>
internal readonly record struct QueuedEvent(string Id, string Type, JsonElement Data)
{
    // What the two schemas require of every event.
    private static readonly string[] OfEventGrid = ["id", "subject", "eventType", "dataVersion"];
    private static readonly string[] OfCloudEvents = ["id", "source", "type"];

    /// <exception cref="FormatException">It is neither.</exception>
    internal static QueuedEvent Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("It is no JSON object.");
        }

        if (!json.TryGetProperty("specversion", out var version))
        {
            return Read(json, OfEventGrid, "eventType", json.TryGetProperty("data", out var data) ? data : default);
        }

        return version.ValueKind == JsonValueKind.String && version.ValueEquals("1.0")
            ? Read(json, OfCloudEvents, "type", CloudData(json))
            : throw new FormatException("It is of another version than 1.0.");
    }

    private static QueuedEvent Read(JsonElement json, string[] required, string type, JsonElement data)
    {
        foreach (var name in required)
        {
            if (!json.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            {
                throw new FormatException($"It has no '{name}'.");
            }
        }

        return new QueuedEvent(json.GetProperty("id").GetString()!, json.GetProperty(type).GetString()!, data);
    }

    /// <summary>Data in base64 are JSON of their own.</summary>
    private static JsonElement CloudData(JsonElement json)
    {
        if (!json.TryGetProperty("data_base64", out var encoded))
        {
            return json.TryGetProperty("data", out var data) ? data : default;
        }

        return encoded.ValueKind == JsonValueKind.String && encoded.TryGetBytesFromBase64(out var bytes)
            ? JsonSerializer.Deserialize<JsonElement>(bytes)
            : throw new FormatException("Its data are no base64.");
    }
}
