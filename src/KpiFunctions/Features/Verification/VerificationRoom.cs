using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Verification;

/// <summary>Computing closed months anew and checking the ledger.</summary>
internal static class VerificationRoom
{
    internal static IServiceCollection AddVerification(this IServiceCollection services)
    {
        services.AddSingleton<MonthProofQuery>();
        services.AddSingleton<MonthVerifier>();
        services.AddSingleton<MonthExport>();
        return services;
    }
}
