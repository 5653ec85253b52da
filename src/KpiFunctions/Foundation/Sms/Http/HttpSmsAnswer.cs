using System.Globalization;
using System.Text.Json;

namespace KpiFunctions.Foundation.Sms.Http;

/// <summary>Reads a provider's answer as the settings say. Its words are never stored or logged, because they can hold the number.</summary>
internal static class HttpSmsAnswer
{
    private static readonly int[] UsualRefusals = [400, 422];

    /// <param name="uncertain">Attempts of this call, this one included, that may have been taken as far as their HTTP status tells.</param>
    internal static SmsReceipt Read(HttpSmsOptions options, HttpResponseMessage response, string body, int uncertain, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        var code = status.ToString(CultureInfo.InvariantCulture);
        var result = options.ResultPath is { } path ? Find(body, path) : null;
        if (status == 429)
        {
            return new SmsReceipt.Throttled(RetryAfter.Of(response.Headers.RetryAfter, now), uncertain > 0);
        }

        if ((options.RefusedStatuses is [] ? UsualRefusals : options.RefusedStatuses).Contains(status))
        {
            return new SmsReceipt.Rejected(code, $"HTTP {code} {result}".TrimEnd());
        }

        if (!(options.AcceptedStatuses is [] ? response.IsSuccessStatusCode : options.AcceptedStatuses.Contains(status)))
        {
            return new SmsReceipt.Failed($"HTTP {code} {result}".TrimEnd(), uncertain > 0);
        }

        if (options.ResultPath is not null && !options.AcceptedResults.Contains(result, StringComparer.Ordinal))
        {
            return options.RefusedResults.Contains(result, StringComparer.Ordinal) ? new SmsReceipt.Rejected(result!, $"Result {result}")
                : options.ThrottledResults.Contains(result, StringComparer.Ordinal) ? new SmsReceipt.Throttled(RetryAfter.Of(response.Headers.RetryAfter, now), uncertain > 1)
                : new SmsReceipt.Failed($"result {result ?? "missing"}");
        }

        return Find(body, options.MessageIdPath) is { Length: > 0 } id
            ? new SmsReceipt.Accepted(id)
            : new SmsReceipt.Failed("the answer has no message id where Sms:Http:MessageIdPath says");
    }

    private static string? Find(string body, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var element = document.RootElement;
            foreach (var part in path.Split('.'))
            {
                if (element.ValueKind == JsonValueKind.Array && int.TryParse(part, CultureInfo.InvariantCulture, out var index) && index < element.GetArrayLength())
                {
                    element = element[index];
                }
                else if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
                {
                    return null;
                }
            }

            return element.ValueKind is JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array ? null : element.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
