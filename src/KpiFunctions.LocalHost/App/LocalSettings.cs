using System.Text.Json;

namespace KpiFunctions.LocalHost.App;

/// <summary>
/// The app's settings on this machine, the last one wins: local.settings.sample.json (shipped), local.settings.json
/// (looked for here and in src/KpiFunctions, where the Functions tools have it), environment variables, and what a command sets.
/// </summary>
internal static class LocalSettings
{
    private const string FileName = "local.settings.json";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="EnvironmentException">A settings file cannot be read.</exception>
    public static IConfigurationRoot Load(IEnumerable<KeyValuePair<string, string?>>? overrides = null)
    {
        var own = new[] { FileName, Path.Combine("src", "KpiFunctions", FileName) }.FirstOrDefault(File.Exists);
        return new ConfigurationBuilder()
            .AddInMemoryCollection(Read(Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json")))
            .AddInMemoryCollection(own is null ? [] : Read(own))
            .AddEnvironmentVariables()
            .AddInMemoryCollection(overrides ?? [])
            .Build();
    }

    /// <summary>Reads the "Values" of a settings file; a double underscore in a name separates sections, as in environment variables.</summary>
    /// <exception cref="EnvironmentException">The file is missing, no JSON, or has no such values.</exception>
    public static IReadOnlyDictionary<string, string?> Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return document.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(
                value => value.Name.Replace("__", ":", StringComparison.Ordinal),
                value => value.Value.ValueKind == JsonValueKind.String ? value.Value.GetString() : value.Value.GetRawText());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EnvironmentException(
                $"Cannot read the settings in {path}: {problem.Message} It is a JSON object with \"Values\", like local.settings.sample.json.", problem);
        }
    }
}
