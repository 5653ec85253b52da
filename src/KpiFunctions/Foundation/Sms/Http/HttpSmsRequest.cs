using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KpiFunctions.Foundation.Sms.Http;

/// <summary>Makes the provider's request of a text.</summary>
internal static partial class HttpSmsRequest
{
    internal static HttpRequestMessage Of(HttpSmsOptions options, SmsMessage message)
    {
        var body = Encoding.UTF8.GetBytes(Fill(options.Body, message));
        var request = new HttpRequestMessage(new HttpMethod(options.Method), options.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        foreach (var (name, value) in options.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation(options.IdHeader, message.RepeatabilityId.ToString());
        if (options.SignatureSecret is { Length: > 0 } secret)
        {
            request.Headers.TryAddWithoutValidation(options.SignatureHeader, Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
        }

        return request;
    }

    /// <summary>Puts the message into the template, in one pass: what a text says is never taken for a placeholder.</summary>
    internal static string Fill(string template, SmsMessage message) => Placeholder().Replace(template, match => Escaped(match.Groups[1].Value switch
    {
        "to" => message.To,
        "text" => message.Text,
        "tag" => message.Tag,
        _ => message.RepeatabilityId.ToString(),
    }));

    private static string Escaped(string value) => JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    [GeneratedRegex(@"\{(to|text|tag|id)\}")]
    private static partial Regex Placeholder();
}
