using KpiFunctions.Foundation.Access;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Stores;

/// <summary>Endpoints for stores, their tables and staff, when a store begins, and whose keys stop with them.</summary>
internal static class StoresRoom
{
    internal static IServiceCollection AddStoreEndpoints(this IServiceCollection services)
    {
        services.AddSingleton<IPeople, PeopleOfStores>();
        services.AddSingleton<StoreStart>();
        services.AddSingleton<OpeningHoursRule>();
        services.AddSingleton<StoreTableIntake>();
        return services;
    }
}
