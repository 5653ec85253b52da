using System.Net;
using KpiFunctions.Foundation.Sms.Http;
using Polly;
using Polly.Timeout;

namespace KpiFunctions.Foundation.Sms;

/// <summary>How often and how long one text is tried over HTTP. Every attempt carries the same repeatability id, so none is a second text.</summary>
internal static class SmsHttpPolicies
{
    /// <summary>Repeats while there is no connection, no answer in time, 408 or 5xx. 429 goes back to the queue instead: waiting here would hold a worker.</summary>
    public static IAsyncPolicy<HttpResponseMessage> Retry(SmsTryOptions options) => Failing()
        .WaitAndRetryAsync(options.Retries, retry => options.RetryDelay * Math.Pow(2, retry - 1));

    /// <summary>Leaves a provider alone for a while that fails again and again.</summary>
    public static IAsyncPolicy<HttpResponseMessage> Break(HttpSmsOptions options) => Failing().CircuitBreakerAsync(options.BreakAfter, options.BreakFor);

    public static IAsyncPolicy<HttpResponseMessage> Timeout(SmsTryOptions options) => Policy.TimeoutAsync<HttpResponseMessage>(options.AttemptTimeout);

    private static PolicyBuilder<HttpResponseMessage> Failing() => Policy<HttpResponseMessage>
        .Handle<HttpRequestException>()
        .Or<TimeoutRejectedException>()
        .OrResult(response => response.StatusCode is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError);
}
