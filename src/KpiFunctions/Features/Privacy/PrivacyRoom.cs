using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Privacy;

/// <summary>Erasing customers' data, on request and when its time is over.</summary>
internal static class PrivacyRoom
{
    internal static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<RetentionSweep>();
        services.AddSingleton<ErasureStore>();
        services.AddSingleton<CustomerFinder>();
        services.AddSingleton<CustomerErasure>();
        return services;
    }
}
