using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KpiFunctions.Foundation.Health;

/// <summary>Whether something that the app needs answers. The reason of a failure is shown to everybody, so it names no address and no account.</summary>
/// <param name="probe">Asks it; returns nothing when it answers, else the reason.</param>
internal sealed class Probe(Func<CancellationToken, Task<string?>> probe) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await probe(cancellationToken) is { } reason ? HealthCheckResult.Unhealthy(reason) : HealthCheckResult.Healthy();
        }
#pragma warning disable CA1031 // Whatever comes instead of an answer is none.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return HealthCheckResult.Unhealthy(cancellationToken.IsCancellationRequested ? "no answer in time" : Failures.ReasonOf(e), e);
        }
    }
}
