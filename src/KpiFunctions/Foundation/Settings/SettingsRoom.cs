using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Foundation.Settings;

/// <summary>What holds for all settings, whoever reads them.</summary>
internal static class SettingsRoom
{
    internal static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<SampleSettings>, SampleSettings.Validator>();
        services.AddOptions<SampleSettings>().ValidateOnStart();
        return services;
    }
}
