using System.Net;

namespace KpiFunctions.Foundation.Sms;

/// <summary>
/// Watches the HTTP attempts that one call of a gateway makes, retries included. The last answer alone does not tell whether the text may have
/// left: an attempt without answer followed by 429 may have been taken.
/// </summary>
internal sealed class SmsAttempts
{
    private static readonly AsyncLocal<SmsAttempts?> Current = new();

    private int _uncertain;

    private SmsAttempts()
    {
    }

    /// <summary>How many attempts may have reached somebody who takes texts.</summary>
    public int Uncertain => Volatile.Read(ref _uncertain);

    /// <summary>Starts watching the attempts of the present flow.</summary>
    public static SmsAttempts Watch() => Current.Value = new SmsAttempts();

    /// <summary>Whether a request was refused because of how we asked, before anybody looked at the text: no right to ask, or no such place.</summary>
    public static bool IsRefusalOfUs(int status) =>
        (HttpStatusCode)status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed;

    private static bool IsRefusal(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests || IsRefusalOfUs((int)status);

    private static bool NeverConnected(HttpRequestException e) => e.HttpRequestError is HttpRequestError.ConnectionError
        or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>Sits closest to the network, below the retries.</summary>
    internal sealed class Handler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var mayHaveLeft = true;
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                mayHaveLeft = !IsRefusal(response.StatusCode);
                return response;
            }
            catch (HttpRequestException e)
            {
                mayHaveLeft = !NeverConnected(e);
                throw;
            }
            finally
            {
                if (mayHaveLeft && Current.Value is { } attempts)
                {
                    Interlocked.Increment(ref attempts._uncertain);
                }
            }
        }
    }
}
