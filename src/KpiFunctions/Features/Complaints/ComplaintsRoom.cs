using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Complaints;

/// <summary>Complaints, imported or opened by an answer.</summary>
internal static class ComplaintsRoom
{
    internal static IServiceCollection AddComplaints(this IServiceCollection services)
    {
        services.AddSingleton<ComplaintStore>();
        services.AddSingleton<ComplaintImport>();
        services.AddSingleton<ComplaintSteps>();
        return services;
    }
}
