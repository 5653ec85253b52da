using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace KpiFunctions.Foundation.Http;

/// <summary>
/// Ends the requests that still run shortly after the app was told to stop. Without it the web server waits half a minute for a long import;
/// what was kept of one by then is recognised when it is sent again.
/// </summary>
public sealed class StopSignal : IDisposable
{
    /// <summary>What an ordinary request needs to finish.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>What an answer needs to be on its way.</summary>
    private static readonly TimeSpan Sending = TimeSpan.FromMilliseconds(500);

    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationTokenRegistration _registration;
    private ITimer? _timer;

    public StopSignal(IHostApplicationLifetime lifetime, TimeProvider time)
    {
        _time = time;
        _registration = lifetime.ApplicationStopping.Register(
            () => _timer = time.CreateTimer(_ => _source.Cancel(), state: null, Grace, Timeout.InfiniteTimeSpan));
    }

    public CancellationToken Token => _source.Token;

    /// <summary>
    /// Closes the connection of a request that was answered before its body had come in. The web server would wait five seconds for the rest,
    /// and the Functions host does not wait that long for the app.
    /// </summary>
    public async Task LeaveAsync(HttpContext http)
    {
        if (_source.IsCancellationRequested && http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            await http.Response.CompleteAsync();
            await Task.Delay(Sending, _time);
            http.Abort();
        }
    }

    public void Dispose()
    {
        _registration.Dispose();
        _timer?.Dispose();
        _source.Dispose();
    }
}
