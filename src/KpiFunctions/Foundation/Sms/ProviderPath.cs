using System.Globalization;
using System.Text.Json;

namespace KpiFunctions.Foundation.Sms;

/// <summary>Finds a value in what a provider sends: names and indexes joined by dots, such as <c>data.0.id</c>; an empty path is the whole.</summary>
internal static class ProviderPath
{
    internal static JsonElement? Find(JsonElement element, string path)
    {
        foreach (var part in path.Length == 0 ? [] : path.Split('.'))
        {
            if (element.ValueKind == JsonValueKind.Array && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < element.GetArrayLength())
            {
                element = element[index];
            }
            else if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
            {
                return null;
            }
        }

        return element;
    }

    /// <summary>A text, number or truth value as text; <see langword="null"/> when there is none.</summary>
    internal static string? Text(JsonElement element, string path) =>
        Find(element, path) is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Undefined) } value
            ? value.ValueKind is JsonValueKind.True ? "true" : value.ValueKind is JsonValueKind.False ? "false" : value.ToString()
            : null;
}
