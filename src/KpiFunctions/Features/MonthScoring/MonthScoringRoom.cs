using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>The scores of a month, computed from its records and its basis.</summary>
internal static class MonthScoringRoom
{
    internal static IServiceCollection AddMonthScoring(this IServiceCollection services)
    {
        services.AddSingleton<MonthRecordsQuery>();
        services.AddSingleton<MonthFactsQuery>();
        services.AddSingleton<MonthBasisQuery>();
        services.AddSingleton<MonthScorer>();
        services.AddSingleton<BasisStore>();
        services.AddSingleton<ClosedMonths>();
        services.AddSingleton<FrozenMonths>();
        services.AddSingleton<MonthTables>();
        services.AddSingleton<MonthSheets>();
        return services;
    }
}
