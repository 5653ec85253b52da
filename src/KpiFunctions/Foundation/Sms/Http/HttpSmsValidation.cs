using System.Text.Json;

namespace KpiFunctions.Foundation.Sms.Http;

/// <summary>What is wrong with the settings of the <c>http</c> gateway, and how to mend it.</summary>
internal static class HttpSmsValidation
{
    internal static IEnumerable<string> Failures(HttpSmsOptions http)
    {
        if (http.Url is not { IsAbsoluteUri: true } url || (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            yield return "Sms:Gateway is 'http': set Sms:Http:Url to the provider's https address.";
        }

        if (http.Method is not ("POST" or "PUT"))
        {
            yield return $"Sms:Http:Method is '{http.Method}'; set it to POST or PUT.";
        }

        if (BodyFailure(http.Body) is { } failure)
        {
            yield return failure;
        }

        if (http.ResultPath is not null && http.AcceptedResults is [])
        {
            yield return "Sms:Http:ResultPath is set: set Sms:Http:AcceptedResults:0 (and :1, …) to the results that mean that the text was taken.";
        }

        foreach (var tries in http.Failures("Sms:Http"))
        {
            yield return tries;
        }
    }

    private static string? BodyFailure(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(HttpSmsRequest.Fill(body, new SmsMessage("+1", "\"", "t", Guid.Empty, default)));
        }
        catch (JsonException e)
        {
            return $"Sms:Http:Body is no JSON once it is filled in; placeholders stand within strings, such as \"{{to}}\": {e.Message}";
        }

        return body.Contains("{to}", StringComparison.Ordinal) && body.Contains("{text}", StringComparison.Ordinal)
            ? null
            : "Sms:Http:Body must contain {to} and {text}, where the number and the text go.";
    }
}
