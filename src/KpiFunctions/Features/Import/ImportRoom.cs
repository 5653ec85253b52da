using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Import;

/// <summary>Files and bodies of rows, read one by one.</summary>
internal static class ImportRoom
{
    internal static IServiceCollection AddImport(this IServiceCollection services)
    {
        services.AddSingleton<ImportMetrics>();
        services.AddSingleton<ImportIntake>();
        services.AddSingleton<StoreRows>();
        return services;
    }
}
