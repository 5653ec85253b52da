using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Records.Stores;

/// <summary>The directory of stores and their staff.</summary>
internal static class StoresRoom
{
    internal static IServiceCollection AddStoreDirectory(this IServiceCollection services)
    {
        services.AddSingleton<StoreDirectory>();
        return services;
    }
}
