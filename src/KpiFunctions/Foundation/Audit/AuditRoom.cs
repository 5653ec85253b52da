using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Foundation.Audit;

/// <summary>Who changed what.</summary>
internal static class AuditRoom
{
    internal static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditStore>();
        services.AddSingleton<AuditLog>();
        return services;
    }
}
