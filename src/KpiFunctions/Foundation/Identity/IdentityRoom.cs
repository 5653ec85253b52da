using Azure.Core;
using KpiFunctions.Foundation.Health;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KpiFunctions.Foundation.Identity;

/// <summary>As whom the app calls Azure services.</summary>
internal static class IdentityRoom
{
    // Any scope tells whether there is an identity at all; this one is needed anyway.
    private static readonly TokenRequestContext Storage = new(["https://storage.azure.com/.default"]);

    internal static IServiceCollection AddIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => AzureIdentity.Of(configuration));

        // With connection strings there is nobody to be.
        return AzureIdentity.IsNamed(configuration)
            ? services.AddProbe("identity", provider => async token =>
            {
                await provider.GetRequiredService<TokenCredential>().GetTokenAsync(Storage, token);
                return null;
            })
            : services;
    }
}
