using System.Text.Json;
using System.Text.Json.Nodes;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Sms;

namespace KpiFunctions.Features.DeadLetters;

/// <summary>A dead letter as the API shows it: what helps to mend it, without numbers and texts of customers.</summary>
public static class DeadLetterView
{
    // Ids of ours and of the provider; one that is a telephone number is masked all the same. What is in neither list is replaced by its length.
    private static readonly HashSet<string> Ids = new(StringComparer.OrdinalIgnoreCase) { "id", "messageId", "tag", "store", "storeId", "order", "orders", "month", "appeal" };

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "eventType", "type", "provider", "specversion", "dataVersion", "metadataVersion", "eventTime", "time", "receivedTimestamp", "deliveryStatus", "failingSince",
    };

    public static object Of(DeadLetter letter) => new
    {
        letter.Id,
        letter.Function,
        letter.Reason,
        AddedAt = letter.AddedAt.ToDateTimeOffset(),
        ReplayedAt = letter.ReplayedAt?.ToDateTimeOffset(),
        letter.ReplayedBy,
        Message = Masked(MessageText.Decode(letter.Message)),
    };

    private static JsonNode? Masked(string message)
    {
        try
        {
            return Masked(name: string.Empty, JsonNode.Parse(message));
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return JsonValue.Create(Length(message));
        }
    }

    private static JsonNode? Masked(string name, JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Select(p => KeyValuePair.Create(p.Key, Masked(p.Key, p.Value)))),
        JsonArray array => new JsonArray([.. array.Select(item => Masked(name, item))]),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => JsonValue.Create(Masked(name, value.GetValue<string>())),
        JsonValue value when value.GetValueKind() is JsonValueKind.Number => JsonValue.Create(Masked("number", value.ToJsonString())),
        _ => node?.DeepClone(),
    };

    private static string Masked(string name, string text) =>
        Phone.TryParseReported(text, out var phone) ? phone.ToString()
        : Ids.Contains(name) || text.Length == 0 ? text
        : Words.Contains(name) ? ProviderWords.WithoutNumbers(text)
        : Length(text);

    private static string Length(string text) => $"({text.Length} characters)";
}
