using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Evidence;

/// <summary>The records behind every line of a score.</summary>
internal static class EvidenceRoom
{
    internal static IServiceCollection AddEvidence(this IServiceCollection services)
    {
        services.AddSingleton<EvidenceQuery>();
        return services;
    }
}
