using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.DueTexts;

/// <summary>The list of texts that wait for their hour.</summary>
internal static class DueTextsRoom
{
    internal static IServiceCollection AddDueTexts(this IServiceCollection services)
    {
        services.AddSingleton<TextMetrics>();
        services.AddSingleton<DueTextStore>();
        services.AddSingleton<DueTextPlanner>();
        services.AddSingleton<DueTextScheduler>();
        return services;
    }
}
