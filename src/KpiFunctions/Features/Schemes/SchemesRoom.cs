using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Schemes;

/// <summary>Schemes by which people are scored.</summary>
internal static class SchemesRoom
{
    internal static IServiceCollection AddSchemes(this IServiceCollection services)
    {
        services.AddSingleton<SchemeStore>();
        services.AddSingleton<SchemeAdmission>();
        return services;
    }
}
