using System.Globalization;
using System.Text.Json;

namespace KpiFunctions.Foundation.Sms.Http;

/// <summary>Reads a provider's answer as the settings say. Of its words only those are kept that the settings name, numbers taken out.</summary>
internal static class HttpSmsAnswer
{
    // What ProviderWords knows an opt-out by.
    private const string OptedOut = "opted out";

    /// <param name="uncertain">Attempts of this call, this one included, that may have been taken as far as their HTTP status tells.</param>
    internal static SmsReceipt Read(HttpSmsOptions options, HttpResponseMessage response, string body, int uncertain, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        var code = status.ToString(CultureInfo.InvariantCulture);
        var result = options.ResultPath is { } path ? Find(body, path) : null;
        var words = options.ReasonPath is { } reason ? Find(body, reason) : null;
        var said = ProviderWords.WithoutNumbers(ProviderWords.Shortened(string.Join(' ', new[] { $"HTTP {code}", result, words }.Where(w => !string.IsNullOrEmpty(w)))));
        if (status == 429 || options.ThrottledResults.Contains(result))
        {
            // The answer that was just read took nothing; whether an earlier one did is not known.
            return new SmsReceipt.Throttled(RetryAfter.Of(response.Headers.RetryAfter, now), uncertain > (status == 429 ? 0 : 1));
        }

        var isBadRequest = status is 400 or 422 && !options.AcceptedStatuses.Contains(status);
        if (options.OptedOutResults.Contains(result) || (isBadRequest && ProviderWords.SayOptedOut(code: "", body)))
        {
            return new SmsReceipt.Rejected(result ?? code, $"{OptedOut}: {said}");
        }

        if (options.RefusedResults.Contains(result) || options.RefusedStatuses.Contains(status))
        {
            return new SmsReceipt.Rejected(result ?? code, said);
        }

        if (options.MisconfiguredResults.Contains(result))
        {
            return Misconfigured(result!, said, uncertain > 1);
        }

        if (SmsAttempts.IsRefusalOfUs(status) && !options.AcceptedStatuses.Contains(status))
        {
            return Misconfigured(result ?? code, said, uncertain > 0);
        }

        if (isBadRequest)
        {
            return ProviderWords.NameRecipient(body) ? new SmsReceipt.Rejected(result ?? code, said) : Misconfigured(result ?? code, said, uncertain > 1);
        }

        if (!(options.AcceptedStatuses is [] ? response.IsSuccessStatusCode : options.AcceptedStatuses.Contains(status)))
        {
            return new SmsReceipt.Failed(said, uncertain > 0);
        }

        if (options.AcceptedResults is not [] && !options.AcceptedResults.Contains(result))
        {
            return new SmsReceipt.Failed(result is null ? $"{said}: no result where Sms:Http:ResultPath says" : said);
        }

        return Find(body, options.MessageIdPath) is { Length: > 0 } id
            ? new SmsReceipt.Accepted(id)
            : new SmsReceipt.Failed("the answer has no message id where Sms:Http:MessageIdPath says");
    }

    /// <summary>Whatever is wrong with a request is wrong with all of them; but an earlier attempt of this one may have been taken.</summary>
    private static SmsReceipt Misconfigured(string code, string said, bool mayHaveLeft) =>
        mayHaveLeft ? new SmsReceipt.Failed(said) : new SmsReceipt.Misconfigured(code, said);

    private static string? Find(string body, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return ProviderPath.Text(document.RootElement, path);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
