using System.Text.Json;

namespace KpiFunctions.Testing;

/// <summary>
/// Settings of an app of a test's own on the shared emulator: the names of all its tables and queues begin with a prefix. The queues are those of
/// local.settings.sample.json, so a new one can be forgotten nowhere.
/// </summary>
public static class OwnSettings
{
    private static readonly List<(string Setting, string Queue)> Queues = ReadQueues();

    /// <param name="storage">Connection string of the emulator.</param>
    /// <param name="prefix">One of <see cref="AzuriteFixture.NewPrefix"/>.</param>
    public static Dictionary<string, string?> On(string storage, string prefix)
    {
        var settings = Queues.ToDictionary(q => q.Setting, q => (string?)$"{prefix}-{q.Queue}");
        settings["Storage"] = storage;
        settings["Tables:TablePrefix"] = prefix;
        settings["Sms:Gateway"] = "console";
        settings["Ledger:CurrentKey"] = "tests";
        settings["Ledger:Keys:tests"] = "a key of the tests' ledger, 32 characters or more";
        settings["Privacy:PhoneKeySecret"] = "a secret of the tests, 32 characters or more";
        return settings;
    }

    private static List<(string Setting, string Queue)> ReadQueues()
    {
        using var sample = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json")));
        return
        [
            .. sample.RootElement.GetProperty("Values").EnumerateObject()
                .Where(v => v.Name.EndsWith("Queue", StringComparison.Ordinal))
                .Select(v => (v.Name, v.Value.GetString()!)),
        ];
    }
}
