using System.Net.Http.Headers;

namespace KpiFunctions.Foundation.Sms;

/// <summary>Reads how long a provider asks to wait.</summary>
internal static class RetryAfter
{
    // When it does not say how long; limits are counted per minute.
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(1);

    public static TimeSpan Of(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var wait = header is null ? UsualWait : header.Delta ?? header.Date!.Value - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
