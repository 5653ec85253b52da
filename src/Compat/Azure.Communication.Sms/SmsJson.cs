using System.Globalization;
using System.Text.Json;

namespace Azure.Communication.Sms;

/// <summary>Bodies of the SMS REST API, version 2021-03-07.</summary>
internal static class SmsJson
{
    public static byte[] WriteRequest(string from, IEnumerable<string> to, string message, SmsSendOptions? options)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("from"u8, from);
            json.WriteStartArray("smsRecipients"u8);
            foreach (var number in to)
            {
                json.WriteStartObject();
                json.WriteString("to"u8, number);
                json.WriteString("repeatabilityRequestId"u8, Guid.NewGuid().ToString());
                json.WriteString("repeatabilityFirstSent"u8, TimeProvider.System.GetUtcNow().ToString("r", CultureInfo.InvariantCulture));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("message"u8, message);
            if (options is not null)
            {
                WriteOptions(json, options);
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    public static IReadOnlyList<SmsSendResult> ReadResults(BinaryData body)
    {
        using var document = JsonDocument.Parse(body);
        return [.. document.RootElement.GetProperty("value"u8).EnumerateArray().Select(ReadResult)];
    }

    private static void WriteOptions(Utf8JsonWriter json, SmsSendOptions options)
    {
        json.WriteStartObject("smsSendOptions"u8);
        json.WriteBoolean("enableDeliveryReport"u8, options.EnableDeliveryReport);
        if (options.Tag is not null)
        {
            json.WriteString("tag"u8, options.Tag);
        }

        json.WriteEndObject();
    }

    private static SmsSendResult ReadResult(JsonElement item) => new(
        item.GetProperty("to"u8).GetString()!,
        OptionalText(item, "messageId"),
        item.GetProperty("httpStatusCode"u8).GetInt32(),
        item.GetProperty("successful"u8).GetBoolean(),
        OptionalText(item, "errorMessage"));

    private static string? OptionalText(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;
}
