using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Foundation.Access;

/// <summary>Who may do what.</summary>
internal static class AccessRoom
{
    internal static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>()
            .BindConfiguration(AccessOptions.Section)
            .Validate(
                o => string.IsNullOrEmpty(o.AdminKeySha256) || (o.AdminKeySha256.Length == 64 && o.AdminKeySha256.All(char.IsAsciiHexDigit)),
                "Access__AdminKeySha256 must be the 64 hex digits of a SHA-256; make it with: printf %s \"$KEY\" | sha256sum")
            .ValidateOnStart();
        services.AddSingleton<ApiGate>();
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton<FailedAttempts>();
        services.AddSingleton<RefusedKeys>();
        return services;
    }
}
