using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Records.Book;

/// <summary>The month book: the partition of each store-month, written under its gate.</summary>
internal static class BookRoom
{
    internal static IServiceCollection AddMonthBook(this IServiceCollection services)
    {
        services.AddSingleton<WorkOrderStore>();
        services.AddSingleton<FactWriter>();
        services.AddSingleton<MovableFactWriter>();
        services.AddSingleton<LateFacts>();
        services.AddSingleton<MonthErasure>();
        services.AddSingleton<MonthGate>();
        services.AddSingleton<ClosedFacts>();
        return services;
    }
}
