using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Facts;

/// <summary>Figures, ratings and what customers did besides, imported.</summary>
internal static class FactsRoom
{
    internal static IServiceCollection AddFacts(this IServiceCollection services)
    {
        services.AddSingleton<FactImport>();
        services.AddSingleton<RatingImport>();
        services.AddSingleton<CustomerFactImport>();
        return services;
    }
}
