namespace Azure.Storage.Queues.Storage;

/// <summary>Where the queues of a connection string are and with which key they are reached.</summary>
internal sealed record StorageConnectionString(Uri QueueEndpoint, StorageSharedKeyCredential Credential)
{
    // Public by design: the same for every storage emulator in the world.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string EmulatorEndpoint = "http://127.0.0.1:10001/devstoreaccount1";

    /// <exception cref="FormatException">A part is missing or malformed. The message never holds the key.</exception>
    public static StorageConnectionString Parse(string connectionString)
    {
        var parts = connectionString
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .ToDictionary(
                part => part[0],
                part => part.Length == 2 ? part[1] : throw new FormatException($"The storage connection string has '{part[0]}' without a value."),
                StringComparer.OrdinalIgnoreCase);
        if (parts.TryGetValue("UseDevelopmentStorage", out var emulator) && bool.Parse(emulator))
        {
            return new(new Uri(EmulatorEndpoint), new StorageSharedKeyCredential(EmulatorAccount, EmulatorKey));
        }

        var account = Required("AccountName");
        var endpoint = parts.GetValueOrDefault("QueueEndpoint")
            ?? $"{parts.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.queue.{parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")}";
        return new(new Uri(endpoint), new StorageSharedKeyCredential(account, Required("AccountKey")));

        string Required(string name) =>
            parts.GetValueOrDefault(name) ?? throw new FormatException($"The storage connection string has no {name}.");
    }
}
