using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Sheets;

/// <summary>Rating sheets: what they ask, and filling a column of one.</summary>
internal static class SheetsRoom
{
    internal static IServiceCollection AddSheetEndpoints(this IServiceCollection services)
    {
        services.AddSingleton<SheetAdmission>();
        services.AddSingleton<SheetMarks>();
        return services;
    }
}
