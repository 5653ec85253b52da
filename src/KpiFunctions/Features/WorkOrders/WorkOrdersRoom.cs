using KpiFunctions.Records.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Work orders, imported, corrected and shown.</summary>
internal static class WorkOrdersRoom
{
    internal static IServiceCollection AddWorkOrders(this IServiceCollection services)
    {
        services.AddSingleton<ReturnRecorder>();
        services.AddSingleton<OpeningRecorder>();
        services.AddSingleton<OrderFollowers>();
        services.AddSingleton<CorrectedOrders>();
        services.AddSingleton<WorkOrderDetails>();
        services.AddSingleton<WorkOrderIntake>();
        services.AddSingleton<WorkOrderCorrections>();
        services.AddSingleton<WorkOrderImport>();
        services.AddSingleton<LateOrders>();
        services.AddSingleton<IRecordPlacement, RecordPlacement>();
        return services;
    }
}
