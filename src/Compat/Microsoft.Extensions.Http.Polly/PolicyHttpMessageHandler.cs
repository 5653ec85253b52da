using Polly;

namespace Microsoft.Extensions.Http;

/// <summary>Sends each request through a Polly policy.</summary>
public class PolicyHttpMessageHandler : DelegatingHandler
{
    private readonly Func<HttpRequestMessage, IAsyncPolicy<HttpResponseMessage>> _policySelector;

    public PolicyHttpMessageHandler(IAsyncPolicy<HttpResponseMessage> policy)
        : this(_ => policy)
    {
    }

    /// <param name="policySelector">Chooses the policy of a request, once a request.</param>
    public PolicyHttpMessageHandler(Func<HttpRequestMessage, IAsyncPolicy<HttpResponseMessage>> policySelector) => _policySelector = policySelector;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage? former = null;
        return _policySelector(request).ExecuteAsync(SendOnceAsync, cancellationToken);

        async Task<HttpResponseMessage> SendOnceAsync(CancellationToken attempt)
        {
            former?.Dispose(); // A retry: its connection is needed again.
            former = await base.SendAsync(request, attempt).ConfigureAwait(false);
            return former;
        }
    }
}
