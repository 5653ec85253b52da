using System.Net.Sockets;

namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>Passes HTTP requests on to the worker's own server, as the host's proxy does.</summary>
internal sealed class HttpForwarder : IDisposable
{
    private const int MostTries = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = async (context, cancellationToken) => await ConnectAsync(context.DnsEndPoint.Port, cancellationToken),

        // Who asks first whether a body is wanted waits for the answer, however long.
        Expect100ContinueTimeout = Limits.Answer,
    });

    /// <param name="address">Where the worker serves.</param>
    /// <param name="invocation">Tells the worker which invocation this is the request of.</param>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Uri address, string invocation, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(address, request.RequestUri!);
        request.Headers.Add("x-ms-invocation-id", invocation);
        return _http.SendAsync(request, cancellationToken).WaitAsync(Limits.Answer, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    // The worker says where it serves before it listens there, so the host's proxy tries again, and so does this one.
    private static async Task<NetworkStream> ConnectAsync(int port, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync("127.0.0.1", port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException problem) when (problem.SocketErrorCode == SocketError.ConnectionRefused && tries < MostTries)
            {
                socket.Dispose();
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
    }
}
