using System.Text.Json;

namespace KpiFunctions.Testing;

/// <summary>
/// Settings of an app of a test's own on the shared emulator: the names of all its tables and queues begin with a prefix. The queues are those of
/// local.settings.sample.json, so a new one can be forgotten nowhere.
/// </summary>
public static class OwnSettings
{
    private static readonly List<(string Setting, string Queue)> Queues = ReadQueues();

    /// <summary>The secret by which a test pushes replies and reports as the provider <c>provider</c>, as the parameter <c>key</c> of the address.</summary>
    public const string PushKey = "a-key-of-the-tests-provider";

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
        settings["Webhooks:Providers:0:Name"] = "provider";
        settings["Webhooks:Providers:0:Country"] = "CN";
        foreach (var (kind, paths) in new[] { ("Replies", "Number=from,Text=text,Id=id,Time=at"), ("Reports", "Tag=tag,Id=id,Status=status,Details=details,Number=to,Time=at") })
        {
            settings[$"Webhooks:Providers:0:{kind}:Proof"] = "query:key";
            settings[$"Webhooks:Providers:0:{kind}:Secret"] = PushKey;
            foreach (var path in paths.Split(',').Select(p => p.Split('=')))
            {
                settings[$"Webhooks:Providers:0:{kind}:{path[0]}"] = path[1];
            }
        }

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
