using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KpiFunctions.Foundation.Health;

/// <summary>
/// Whether the app can work: what every room says of the things it needs. A result is kept for ten seconds, for all who ask in that time, so that
/// nobody can cause load by asking; each thing has three seconds to answer, all at the same time.
/// </summary>
public sealed class Readiness(HealthCheckService checks, TimeProvider time) : IDisposable
{
    /// <summary>How long one thing may take to answer.</summary>
    internal static readonly TimeSpan Bound = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1);
    private (HealthReport Report, long At)? _kept;

    public async Task<HealthReport> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_kept is not { } kept || time.GetElapsedTime(kept.At) >= KeptFor)
            {
                // Whoever hangs up while all wait for this answer does not take it from the others.
                kept = (await checks.CheckHealthAsync(CancellationToken.None), time.GetTimestamp());
                _kept = kept;
            }

            return kept.Report;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
