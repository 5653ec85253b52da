using System.Text.Json;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>The data of an event, read where they lie in the message: of what nobody asks for nothing is made.</summary>
public readonly struct EventData
{
    private readonly JsonElement _json;

    /// <exception cref="JsonException">The data are no JSON object.</exception>
    internal EventData(JsonElement json) =>
        _json = json.ValueKind == JsonValueKind.Object ? json : throw new JsonException("It is no JSON object.");

    /// <summary>A text; <see langword="null"/> when there is none.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public string? Text(string name) => Find(name) is { } value
        ? value.ValueKind == JsonValueKind.String ? TextOf(name, value) : throw new JsonException($"'{name}' is no text.")
        : null;

    /// <summary>A time; <see langword="null"/> when there is none.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public DateTimeOffset? Time(string name) => Find(name) is { } value
        ? value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) ? time : throw new JsonException($"'{name}' is no time.")
        : null;

    /// <summary>Whether something is said to be so; <see langword="false"/> when nothing is said.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public bool Flag(string name) => Find(name) is { } value
        && (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw new JsonException($"'{name}' is neither true nor false."));

    private static string? TextOf(string name, JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException($"'{name}' holds half of a character.", e);
        }
    }

    /// <summary>The service has written names with a capital and with a small first letter; of two of one name the later one counts.</summary>
    private JsonElement? Find(string name)
    {
        JsonElement? found = null;
        foreach (var property in _json.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                found = property.Value.ValueKind == JsonValueKind.Null ? null : property.Value;
            }
        }

        return found;
    }
}
