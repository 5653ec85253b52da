using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Appeals;

/// <summary>Appeals against results, their decisions, and what an upheld one changes.</summary>
internal static class AppealsRoom
{
    internal static IServiceCollection AddAppeals(this IServiceCollection services)
    {
        services.AddSingleton<AppealWords>();
        services.AddSingleton<AppealStore>();
        services.AddSingleton<AppealFiling>();
        services.AddSingleton<AppealDecisions>();
        services.AddSingleton<ConcernedPeople>();
        services.AddSingleton<AppealApplier>();
        return services;
    }
}
