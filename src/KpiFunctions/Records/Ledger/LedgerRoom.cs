using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Records.Ledger;

/// <summary>The chain of closed and reopened months.</summary>
internal static class LedgerRoom
{
    internal static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddOptions<LedgerOptions>().BindConfiguration(LedgerOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LedgerKeys>();
        services.AddSingleton<LedgerWitness>();
        services.AddSingleton<LedgerStore>();
        return services;
    }
}
