using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Records.Personal;

/// <summary>Keys for telephone numbers, and how long personal data is kept.</summary>
internal static class PersonalRoom
{
    internal static IServiceCollection AddPersonal(this IServiceCollection services)
    {
        services.AddOptions<PrivacyOptions>().BindConfiguration(PrivacyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ContactKeys>();
        services.AddSingleton<WordDigests>();
        services.AddSingleton<Retention>();
        return services;
    }
}
