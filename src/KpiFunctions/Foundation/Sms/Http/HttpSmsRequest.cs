using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KpiFunctions.Foundation.Sms.Http;

/// <summary>Makes the provider's request of a text.</summary>
internal static partial class HttpSmsRequest
{
    /// <param name="template">The reviewed template of the text, where the provider wants one.</param>
    internal static HttpRequestMessage Of(HttpSmsOptions options, SmsMessage message, HttpSmsTemplate? template, DateTimeOffset now)
    {
        var filled = Fill(options, message, template);
        var isQuery = options.Format == HttpSmsFormats.Query;
        var body = isQuery ? [] : Encoding.UTF8.GetBytes(filled);
        var request = new HttpRequestMessage(new HttpMethod(options.Method), isQuery ? new Uri($"{options.Url!.GetLeftPart(UriPartial.Path)}?{filled}") : options.Url);
        if (!isQuery)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = options.Format == HttpSmsFormats.Form
                ? new MediaTypeHeaderValue("application/x-www-form-urlencoded")
                : new MediaTypeHeaderValue("application/json", "utf-8");
        }

        foreach (var line in options.Headers)
        {
            var (name, value) = Split(line);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation(options.IdHeader, message.RepeatabilityId.ToString());
        HttpSmsAuthentication.Sign(options, request, body, now);
        return request;
    }

    /// <summary>Puts the message into the body, in one pass: what a text says is never taken for a placeholder.</summary>
    internal static string Fill(HttpSmsOptions options, SmsMessage message, HttpSmsTemplate? template) =>
        Placeholder().Replace(options.Body, match => Escaped(options.Format, match.Groups[1].Value switch
        {
            "to" => message.To,
            "text" => message.Text,
            "tag" => message.Tag,
            "secret" => options.Secret ?? string.Empty,
            "template" => template?.Code ?? string.Empty,
            "parameters" => template is null ? string.Empty : HttpSmsTemplates.Write(options, template, message, message.Occasion!),
            _ => message.RepeatabilityId.ToString(),
        }));

    /// <summary>A line of <see cref="HttpSmsOptions.Headers"/>.</summary>
    internal static (string Name, string Value) Split(string header)
    {
        var end = header.IndexOf(':', StringComparison.Ordinal);
        return (header[..end].Trim(), header[(end + 1)..].Trim());
    }

    private static string Escaped(string format, string value) => format != HttpSmsFormats.Json
        ? Uri.EscapeDataString(value)
        : JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    [GeneratedRegex(@"\{(to|text|tag|id|secret|template|parameters)\}")]
    private static partial Regex Placeholder();
}
