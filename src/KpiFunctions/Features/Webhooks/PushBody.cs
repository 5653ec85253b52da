using System.Text;
using System.Text.Json;
using KpiFunctions.Foundation.Sms;
using Microsoft.AspNetCore.WebUtilities;

namespace KpiFunctions.Features.Webhooks;

/// <summary>Takes the items out of the body of a push.</summary>
internal static class PushBody
{
    internal const string Json = "json";
    internal const string Form = "form";

    internal static readonly string[] Formats = [Json, Form];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="problem">Why there are no items; <see langword="null"/> when there are, or might be.</param>
    internal static IReadOnlyList<JsonElement> Items(PushOptions push, ReadOnlyMemory<byte> body, out string? problem)
    {
        try
        {
            var text = Strict.GetString(body.Span);
            var root = push.Format == Form ? OfForm(push.Field, text) : JsonSerializer.Deserialize<JsonElement>(text);
            problem = null;
            switch (ProviderPath.Find(root, push.Items))
            {
                case { ValueKind: JsonValueKind.Array } list:
                    return [.. list.EnumerateArray()];
                case { ValueKind: JsonValueKind.Object } item:
                    return [item];
                default:
                    problem = push.Items.Length == 0 ? "The body is neither an item nor a list of them." : $"The body has no item and no list of them at '{push.Items}'.";
                    break;
            }
        }
        catch (DecoderFallbackException)
        {
            problem = "The body is no UTF-8.";
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            problem = $"The body cannot be read: {e.Message}";
        }

        return [];
    }

    /// <summary>The fields of a form; what is no form has none.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Fields(string text) =>
        [.. QueryHelpers.ParseQuery(text).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? string.Empty)))];

    private static JsonElement OfForm(string? field, string text)
    {
        var fields = Fields(text).GroupBy(f => f.Key, f => f.Value, StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.First(), StringComparer.Ordinal);
        if (field is null)
        {
            return JsonSerializer.SerializeToElement(fields);
        }

        var json = fields.GetValueOrDefault(field) ?? throw new FormatException($"The form has no field '{field}'.");

        // Yunpian says that some of its pushes are escaped twice.
        return JsonSerializer.Deserialize<JsonElement>(json.StartsWith('%') ? Uri.UnescapeDataString(json) : json);
    }
}
