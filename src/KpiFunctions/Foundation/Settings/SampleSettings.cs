using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Foundation.Settings;

/// <summary>
/// Settings that were copied from the sample and never filled in. They are for a developer's machine: the environment Development, and the storage
/// emulator. Anywhere else they stop the app at its start, because whoever reads the sample knows them.
/// </summary>
internal sealed class SampleSettings
{
    /// <summary>How every such value of local.settings.sample.json begins.</summary>
    private const string Sample = "replace-with-";

    /// <summary>The setting by which the Functions host and its tools tell the environment; Production when it is not set.</summary>
    private const string Environment = "AZURE_FUNCTIONS_ENVIRONMENT";

    /// <summary>Whether this is a developer's machine: the environment Development, and the storage emulator.</summary>
    internal static bool IsDevelopment(IConfiguration configuration) =>
        string.Equals(configuration[Environment], "Development", StringComparison.OrdinalIgnoreCase)
        && configuration["Storage"] is { } storage
        && (storage.Contains("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase) || storage.Contains("AccountName=devstoreaccount1;", StringComparison.OrdinalIgnoreCase));

    internal sealed class Validator(IConfiguration configuration) : IValidateOptions<SampleSettings>
    {
        public ValidateOptionsResult Validate(string? name, SampleSettings options)
        {
            var samples = IsDevelopment(configuration)
                ? []
                : configuration.AsEnumerable()
                    .Where(s => s.Value?.Contains(Sample, StringComparison.OrdinalIgnoreCase) == true)
                    .Select(s => $"{s.Key.Replace(":", "__", StringComparison.Ordinal)} still has the value of the sample; set your own. It is taken only in the environment Development with the storage emulator.")
                    .ToList();
            return samples.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(samples);
        }
    }
}
