using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Records.Index;

/// <summary>Where every order and fact lives.</summary>
internal static class IndexRoom
{
    internal static IServiceCollection AddIndex(this IServiceCollection services)
    {
        services.AddSingleton<OrderTraces>();
        services.AddSingleton<WorkOrderIndex>();
        services.AddSingleton<AssetIndex>();
        services.AddSingleton<PersonIndex>();
        services.AddSingleton<ReturnLinks>();
        services.AddSingleton<OrderLinks>();
        services.AddSingleton<FactIndex>();
        return services;
    }
}
