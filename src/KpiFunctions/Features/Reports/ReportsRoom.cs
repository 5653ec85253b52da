using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Reports;

/// <summary>Rankings, trends and periods.</summary>
internal static class ReportsRoom
{
    internal static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<RankingReport>();
        services.AddSingleton<TrendReport>();
        services.AddSingleton<PeriodReport>();
        return services;
    }
}
