using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Records.Sheets;

/// <summary>Rating sheets by id and version.</summary>
internal static class SheetsRoom
{
    internal static IServiceCollection AddRatingSheets(this IServiceCollection services)
    {
        services.AddSingleton<SheetStore>();
        return services;
    }
}
