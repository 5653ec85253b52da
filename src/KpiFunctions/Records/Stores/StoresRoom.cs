using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Records.Stores;

/// <summary>The directory of stores, their staff and their tables.</summary>
internal static class StoresRoom
{
    internal static IServiceCollection AddStoreDirectory(this IServiceCollection services)
    {
        services.AddSingleton<StoreAgenda>();
        services.AddSingleton<StoreDirectory>();
        services.AddSingleton<StoreTableStore>();
        return services;
    }
}
