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

    /// <param name="mayHaveLeft">Whether any attempt may have been taken.</param>
    public static SmsReceipt Of(RequestFailedException refused, bool mayHaveLeft, DateTimeOffset now) => refused.Status switch
    {
        429 => new SmsReceipt.Throttled(Wait(refused.GetRawResponse(), now), mayHaveLeft),
        400 or 412 or 422 => new SmsReceipt.Rejected(Code(refused.Status), refused.ErrorCode ?? ""),
        0 => new SmsReceipt.Failed("no connection", mayHaveLeft),

        // 401, 403 and 404 are faults of our settings, not of this text: it waits until they are mended.
        var status => new SmsReceipt.Failed($"{Code(status)} {refused.ErrorCode}".TrimEnd(), mayHaveLeft),
    };

    private static string Code(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static TimeSpan Wait(Response? response, DateTimeOffset now) => RetryAfter.Of(
        response is not null && response.Headers.TryGetValue("Retry-After", out var text) && RetryConditionHeaderValue.TryParse(text, out var header) ? header : null, now);
}
