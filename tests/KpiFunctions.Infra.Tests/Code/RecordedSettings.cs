using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace KpiFunctions.Infra.Tests.Code;

/// <summary>Finds out which settings the app reads by giving it a configuration that writes down what it is asked for, and making everything that the app registers.</summary>
internal sealed class RecordedSettings : ConfigurationProvider, IConfigurationSource
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private RecordedSettings(IEnumerable<KeyValuePair<string, string?>> settings) => Data = new Dictionary<string, string?>(settings, StringComparer.OrdinalIgnoreCase);

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override bool TryGet(string key, out string? value)
    {
        lock (_asked)
        {
            _asked.Add(key);
        }

        return base.TryGet(key, out value);
    }

    /// <summary>The settings that an app reads which is set up in this way, as environment variables name them; sections are not among them.</summary>
    internal static IReadOnlySet<string> Of(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var recorded = new RecordedSettings(settings);
        var configuration = new ConfigurationBuilder().Add(recorded).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(Substitute.For<IHostApplicationLifetime>()).AddKpiFunctions(configuration);
        using (var provider = services.BuildServiceProvider())
        {
            // Checks all options, as the start of the app does.
            provider.GetRequiredService<IStartupValidator>().Validate();
            provider.GetServices<IHostedService>();
            foreach (var service in services.Where(s => s is { Lifetime: ServiceLifetime.Singleton, ServiceType.ContainsGenericParameters: false, IsKeyedService: false }
                && s.ServiceType.Assembly == typeof(ServiceCollectionExtensions).Assembly))
            {
                provider.GetServices(service.ServiceType);
            }
        }

        var asked = recorded._asked.Select(k => k.Replace(":", "__", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        asked.RemoveWhere(key => !settings.Any(s => s.Key == key && s.Value is not null) && asked.Any(other => other.StartsWith($"{key}__", StringComparison.Ordinal)));
        return asked;
    }
}
