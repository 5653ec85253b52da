using System.Globalization;
using System.Net.Http.Headers;
using Azure;
using Azure.Communication.Sms;

namespace KpiFunctions.Foundation.Sms.Acs;

/// <summary>Reads answers of Azure Communication Services. A request answered with 202 can hold a refused recipient, so the recipient's own status decides.</summary>
internal static class AcsReceipt
{
    /// <param name="mayHaveLeft">Whether an attempt before the last may have been taken.</param>
    public static SmsReceipt Of(SmsSendResult result, Response response, bool mayHaveLeft, DateTimeOffset now) => result switch
    {
        { Successful: true, MessageId: { } id } => new SmsReceipt.Accepted(id),
        { HttpStatusCode: 429 } => new SmsReceipt.Throttled(Wait(response, now), mayHaveLeft),

        // 409: the same text is still being taken.
        { HttpStatusCode: 408 or 409 or < 400 or >= 500 } => new SmsReceipt.Failed(Code(result.HttpStatusCode)),
        _ => new SmsReceipt.Rejected(Code(result.HttpStatusCode), ProviderWords.WithoutNumbers(result.ErrorMessage ?? "")),
    };

    /// <param name="uncertain">Attempts that may have been taken as far as their HTTP status tells; one that was looked at and refused is among them.</param>
    public static SmsReceipt Of(RequestFailedException refused, int uncertain, DateTimeOffset now) => refused.Status switch
    {
        429 => new SmsReceipt.Throttled(Wait(refused.GetRawResponse(), now), uncertain > 0),
        412 => new SmsReceipt.Rejected(Code(refused.Status), refused.ErrorCode ?? ""),
        400 or 422 => OfBadRequest(refused, uncertain > 1),
        0 => new SmsReceipt.Failed("no connection", uncertain > 0),

        // Our settings are at fault, and would be for every text.
        var status when uncertain == 0 && SmsAttempts.IsRefusalOfUs(status) => new SmsReceipt.Misconfigured(Code(status), refused.ErrorCode ?? ""),
        var status => new SmsReceipt.Failed($"{Code(status)} {refused.ErrorCode}".TrimEnd(), uncertain > 0),
    };

    /// <summary>Only words that name the recipient are about this text; whatever else is wrong with a request is wrong with all of them.</summary>
    /// <remarks>The service answers an object that names parts of the request, such as <c>SmsRecipients[0].To</c> or <c>From</c>, or an error with a message.</remarks>
    private static SmsReceipt OfBadRequest(RequestFailedException refused, bool mayHaveLeft)
    {
        var words = ProviderWords.WithoutNumbers(refused.GetRawResponse()?.Content is { } body ? ProviderWords.Shortened(body.ToString()) : refused.ErrorCode ?? "");
        return ProviderWords.NameRecipient(words) ? new SmsReceipt.Rejected(Code(refused.Status), words)
            : mayHaveLeft ? new SmsReceipt.Failed($"{Code(refused.Status)} {refused.ErrorCode}".TrimEnd())
            : new SmsReceipt.Misconfigured(Code(refused.Status), words);
    }

    private static string Code(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static TimeSpan Wait(Response? response, DateTimeOffset now) => RetryAfter.Of(
        response is not null && response.Headers.TryGetValue("Retry-After", out var text) && RetryConditionHeaderValue.TryParse(text, out var header) ? header : null, now);
}
