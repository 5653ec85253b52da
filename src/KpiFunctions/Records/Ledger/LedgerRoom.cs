using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Records.Ledger;

/// <summary>The chain of closed and reopened months.</summary>
internal static class LedgerRoom
{
    internal static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddSingleton<LedgerStore>();
        return services;
    }
}
