using System.Text.Json;

namespace KpiFunctions.Testing.Documentation;

/// <summary>The settings of a provider as docs/providers has them, with what an operator fills in.</summary>
public static class ProviderSettings
{
    /// <summary>The secret of every part: an access key, a password, a token of an address.</summary>
    public const string Secret = "the-secret-of-the-tests-provider";

    /// <summary>Names of the providers that are documented.</summary>
    public static IReadOnlyList<string> Documented { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "providers"), "*.settings.json").Select(f => Path.GetFileName(f).Split('.')[0]).Order(StringComparer.Ordinal)];

    /// <summary>The settings as configuration names them: a colon between sections.</summary>
    public static Dictionary<string, string?> Read(string provider)
    {
        var file = JsonSerializer.Deserialize<Dictionary<string, string>>(Repository.Read($"docs/providers/{provider}.settings.json"))!;
        var settings = file.ToDictionary(
            s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value.Replace("replace-with-", string.Empty, StringComparison.Ordinal));
        settings["Sms:Http:Secret"] = settings["Webhooks:Providers:0:Replies:Secret"] = settings["Webhooks:Providers:0:Reports:Secret"] = Secret;
        return settings;
    }
}
