using KpiFunctions.Records.Book.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Records.Book;

/// <summary>The month book: the partition of each store-month, written under its gate.</summary>
internal static class BookRoom
{
    internal static IServiceCollection AddMonthBook(this IServiceCollection services)
    {
        services.AddSingleton<MonthBook>();
        services.AddSingleton<WorkOrderStore>();
        services.AddSingleton<SurveyStore>();
        services.AddSingleton<AnswerStore>();
        services.AddSingleton<LateOrderStore>();
        services.AddSingleton<CorrectionStore>();
        services.AddSingleton<KnownOrders>();
        services.AddSingleton<StaffWords>();
        services.AddSingleton<FactStore>();
        services.AddSingleton<LateFactStore>();
        services.AddSingleton<DerivedFactStore>();
        services.AddSingleton<MovableFactStore>();
        services.AddSingleton<MonthErasure>();
        services.AddSingleton<ErasureAgenda>();
        services.AddSingleton<PersonalRecords>();
        services.AddSingleton<ClosedFacts>();
        return services;
    }
}
