using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Foundation.Identity;

/// <summary>As whom the app calls Azure services: in the cloud its managed identity, on a developer's machine the developer.</summary>
public static class AzureIdentity
{
    /// <summary>The settings by which the Functions host chooses an identity for its own connection to the storage account; the app takes the same for all services.</summary>
    private const string Kind = "Storage:credential";
    private const string Client = "Storage:clientId";

    /// <summary>Whether the settings name an identity.</summary>
    internal static bool IsNamed(IConfiguration configuration) => configuration[Kind] is { Length: > 0 };

    /// <summary>The identity that the settings name: with <c>Storage__credential</c> = <c>managedidentity</c> the app's own, assigned by the user when <c>Storage__clientId</c> names it.</summary>
    /// <exception cref="InvalidOperationException">The settings name another kind of identity.</exception>
    public static TokenCredential Of(IConfiguration configuration) => configuration[Kind]?.ToUpperInvariant() switch
    {
        null or "" => new DefaultAzureCredential(),
        "MANAGEDIDENTITY" => new ManagedIdentityCredential(
            configuration[Client] is { Length: > 0 } client ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned),
        var other => throw new InvalidOperationException($"Storage__credential is '{other}'; set it to managedidentity, or leave it out on a developer's machine."),
    };
}
