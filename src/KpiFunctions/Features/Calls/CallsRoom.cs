using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Calls;

/// <summary>Customers who are called because nothing came, and what the calls brought.</summary>
internal static class CallsRoom
{
    internal static IServiceCollection AddCalls(this IServiceCollection services)
    {
        services.AddSingleton<FollowUpScheduler>();
        services.AddSingleton<CallbackRaiser>();
        services.AddSingleton<CallbackStore>();
        services.AddSingleton<CallResults>();
        return services;
    }
}
