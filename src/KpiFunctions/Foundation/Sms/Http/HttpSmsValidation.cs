using System.Text.Json;
using KpiFunctions.Domain.Questionnaires;

namespace KpiFunctions.Foundation.Sms.Http;

/// <summary>What is wrong with the settings of the <c>http</c> gateway, and how to mend it.</summary>
internal static class HttpSmsValidation
{
    private static readonly SmsMessage Sample = new("+1", "\"", "t", Guid.Empty, default) { Occasion = new SmsOccasion(TextPurpose.Survey, "en", "q", 1, "&") };

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

        foreach (var failure in FormatFailures(http).Concat(AuthenticationFailures(http)).Concat(HttpSmsTemplates.Failures(http.Templates)).Concat(http.Failures("Sms:Http")))
        {
            yield return failure;
        }
    }

    private static IEnumerable<string> FormatFailures(HttpSmsOptions http)
    {
        foreach (var (name, value, known) in new[] { ("Format", http.Format, HttpSmsFormats.All), ("ParametersFormat", http.ParametersFormat, HttpSmsFormats.OfParameters) }
            .Where(f => !f.Item3.Contains(f.Item2)))
        {
            yield return $"Sms:Http:{name} is '{value}'; set it to one of: {string.Join(", ", known)}.";
        }

        if (http.Headers.FirstOrDefault(h => h.IndexOf(':', StringComparison.Ordinal) < 1) is { } header)
        {
            // Not shown as a whole: it may be a secret in the wrong place.
            yield return $"Sms:Http:Headers has an entry of {header.Length} characters without a name; each must read Name: value.";
        }

        if (BodyFailure(http) is { } failure)
        {
            yield return failure;
        }

        if (http.ResultPath is not null && http.AcceptedResults is [] && http.RefusedResults is [] && http.OptedOutResults is [] && http.MisconfiguredResults is [] && http.ThrottledResults is [])
        {
            yield return "Sms:Http:ResultPath is set: set Sms:Http:AcceptedResults:0 (and :1, …) to the results that mean that the text was taken.";
        }
        else if (http.ResultPath is null && http.AcceptedResults.Length + http.RefusedResults.Length + http.OptedOutResults.Length + http.MisconfiguredResults.Length + http.ThrottledResults.Length > 0)
        {
            yield return "Sms:Http has results: set Sms:Http:ResultPath to where the answer has them, such as code.";
        }
    }

    private static IEnumerable<string> AuthenticationFailures(HttpSmsOptions http)
    {
        if (!HttpSmsAuthentication.All.Contains(http.Authentication))
        {
            yield return $"Sms:Http:Authentication is '{http.Authentication}'; set it to one of: {string.Join(", ", HttpSmsAuthentication.All)}.";
        }

        if (http.Authentication is HttpSmsAuthentication.Basic or HttpSmsAuthentication.Acs3 && string.IsNullOrEmpty(http.User))
        {
            yield return $"Sms:Http:Authentication is '{http.Authentication}': set Sms:Http:User.";
        }

        if (string.IsNullOrEmpty(http.Secret) && (http.Authentication != HttpSmsAuthentication.None || http.Body.Contains("{secret}", StringComparison.Ordinal)))
        {
            yield return "Set Sms:Http:Secret: the body or the authentication needs it.";
        }
    }

    private static string? BodyFailure(HttpSmsOptions http)
    {
        if (http.Format == HttpSmsFormats.Json)
        {
            try
            {
                using var document = JsonDocument.Parse(HttpSmsRequest.Fill(http, Sample, template: null));
            }
            catch (JsonException e)
            {
                return $"Sms:Http:Body is no JSON once it is filled in; placeholders stand within strings, such as \"{{to}}\": {e.Message}";
            }
        }

        return !http.Body.Contains("{to}", StringComparison.Ordinal) || (http.Templates is [] && !http.Body.Contains("{text}", StringComparison.Ordinal))
            ? "Sms:Http:Body must contain {to} and {text}, where the number and the text go."
            : http.Templates is not [] && !http.Body.Contains("{template}", StringComparison.Ordinal)
                ? "Sms:Http:Templates are set: Sms:Http:Body must contain {template}, where the template's code goes, and {parameters}, if any has some."
                : null;
    }
}
