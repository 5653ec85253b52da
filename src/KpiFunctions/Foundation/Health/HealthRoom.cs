using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Foundation.Health;

/// <summary>Whether what the app needs answers. Every room that needs something adds its probe.</summary>
internal static class HealthRoom
{
    internal static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks();
        services.AddSingleton<Readiness>();

        // Who asks gets the reasons; an error in the log for each question would be load again.
        services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None));
        return services;
    }

    /// <summary>Adds something that the app needs.</summary>
    /// <param name="name">As it is shown.</param>
    /// <param name="probe">Makes the probe of the app's services; it returns the reason why the app cannot use the thing, or nothing.</param>
    internal static IServiceCollection AddProbe(this IServiceCollection services, string name, Func<IServiceProvider, Func<CancellationToken, Task<string?>>> probe)
    {
        services.AddHealthChecks().Add(new HealthCheckRegistration(name, provider => new Probe(probe(provider)), HealthStatus.Unhealthy, tags: null, Readiness.Bound));
        return services;
    }
}
