using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Months;

/// <summary>Closing and reopening months.</summary>
internal static class MonthsRoom
{
    internal static IServiceCollection AddMonths(this IServiceCollection services)
    {
        services.AddSingleton<MonthMetrics>();
        services.AddSingleton<MonthSchedule>();
        services.AddSingleton<FailedCloses>();
        services.AddSingleton<ClosingVersion>();
        services.AddSingleton<CloseFollowUp>();
        services.AddSingleton<MonthCloser>();
        services.AddSingleton<MonthReopener>();
        services.AddSingleton<MonthReport>();
        services.AddSingleton<MonthRequests>();
        return services;
    }
}
