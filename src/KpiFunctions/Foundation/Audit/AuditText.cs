using System.Text.Json;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Foundation.Audit;

/// <summary>What entries say, in a form that can be kept.</summary>
internal static class AuditText
{
    /// <summary>Characters of a value; with two values an entry stays below the 1 MiB that a row takes.</summary>
    internal const int LongestValue = 200_000;

    /// <summary>Characters that are kept of a longer one; quoted once more they are twice as many at the most.</summary>
    private const int KeptOfLonger = 90_000;

    private const int LongestId = 256;

    /// <summary>JSON as the API writes it. One that is too long becomes <c>{ "cut": "its beginning", "characters": its length }</c>.</summary>
    internal static string? Json(object? value)
    {
        if (value is null)
        {
            return null;
        }

        var json = JsonSerializer.Serialize(value, ApiJson.Options);
        return json.Length <= LongestValue ? json : JsonSerializer.Serialize(new { Cut = Beginning(json), Characters = json.Length }, ApiJson.Options);
    }

    /// <summary>A part of an address that led nowhere, which may be anything: only what looks like an id is told, and no telephone number.</summary>
    internal static string Masked(string text) =>
        Phone.TryParseReported(text, out var phone) ? phone.ToString()
        : text.Length <= LongestId && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '~') ? text
        : $"({text.Length} characters)";

    private static string Beginning(string json) => json[..PlainText.LengthWithin(json, KeptOfLonger)];
}
