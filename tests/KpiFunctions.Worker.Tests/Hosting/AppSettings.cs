using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using KpiFunctions.Testing;

namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>
/// The settings of local.settings.sample.json, with a storage of the test's own: other tests use the same emulator, so tables and queues have a
/// random prefix.
/// </summary>
internal sealed class AppSettings(string connectionString)
{
    /// <summary>The first administrator's key.</summary>
    public const string AdminKey = "a-key-that-only-these-tests-know-and-use";

    private readonly string _prefix = AzuriteFixture.NewPrefix();

    /// <summary>Names and values of the sample, as a reader of the README finds them.</summary>
    public static IReadOnlyDictionary<string, string> Sample { get; } = ReadSample();

    /// <summary>Settings of one test besides, or in place of the others.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();

    /// <summary>What the app finds as app settings, which are environment variables.</summary>
    public IReadOnlyDictionary<string, string> Variables
    {
        get
        {
            var variables = new Dictionary<string, string>(Sample.Select(OfThisTest))
            {
                ["Tables__TablePrefix"] = _prefix,
                ["Access__AdminKeySha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AdminKey))),
                ["Ledger__CurrentKey"] = "tests",
                ["Ledger__Keys__tests"] = "thirty-two-characters-and-a-few-more",
                ["Privacy__PhoneKeySecret"] = "thirty-two-characters-and-a-few-more",
            };
            foreach (var (name, value) in More)
            {
                variables[name] = value;
            }

            return variables;
        }
    }

    /// <summary>Names of the queues that this app's storage has now.</summary>
    public async Task<IReadOnlyList<string>> QueuesAsync() =>
        await new QueueServiceClient(connectionString).GetQueuesAsync(prefix: _prefix).Select(queue => queue.Name).ToListAsync();

    /// <summary>The queue that a trigger names.</summary>
    /// <param name="queueName">With a setting's name between percent signs.</param>
    public QueueClient Queue(string queueName) => new(connectionString, Resolve(queueName));

    /// <summary>The name that the host makes of a trigger's queue name.</summary>
    public string Resolve(string queueName) => Variables.Aggregate(queueName, (name, setting) => name.Replace($"%{setting.Key}%", setting.Value, StringComparison.Ordinal));

    /// <summary>Takes the app's tables away, as a fault of the storage that nobody foresaw.</summary>
    public async Task DeleteTablesAsync()
    {
        var service = new TableServiceClient(connectionString);
        await foreach (var table in service.QueryAsync())
        {
            if (table.Name.StartsWith(_prefix, StringComparison.Ordinal))
            {
                await service.DeleteTableAsync(table.Name);
            }
        }
    }

    private KeyValuePair<string, string> OfThisTest(KeyValuePair<string, string> setting) => KeyValuePair.Create(setting.Key, setting switch
    {
        { Value: "UseDevelopmentStorage=true" } => connectionString,
        _ when setting.Key.EndsWith("Queue", StringComparison.Ordinal) => $"{_prefix}-{setting.Value}",
        _ => setting.Value,
    });

    private static Dictionary<string, string> ReadSample()
    {
        using var sample = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppFolder.Repository, "local.settings.sample.json")));
        return sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString()!);
    }
}
