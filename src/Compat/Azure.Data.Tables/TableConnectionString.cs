namespace Azure.Data.Tables;

/// <summary>Table endpoint and shared key of a storage connection string.</summary>
internal sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    // Public by design: name and key of every storage emulator.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int EmulatorPort = 10002;

    public static TableConnectionString Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var settings = text
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(segment => segment.Split('=', 2))
            .ToDictionary(
                pair => pair[0],
                pair => pair.Length == 2 ? pair[1] : throw new FormatException($"Connection string segment '{pair[0]}' has no value."),
                StringComparer.OrdinalIgnoreCase);

        if (settings.GetValueOrDefault("UseDevelopmentStorage") == "true")
        {
            var proxy = new Uri(settings.GetValueOrDefault("DevelopmentStorageProxyUri", "http://127.0.0.1"));
            return new TableConnectionString(
                new UriBuilder(proxy.Scheme, proxy.Host, EmulatorPort, EmulatorAccount).Uri,
                new TableSharedKeyCredential(EmulatorAccount, EmulatorKey));
        }

        if (!settings.TryGetValue("AccountName", out var account) || !settings.TryGetValue("AccountKey", out var key))
        {
            throw new FormatException("No valid combination of account information found.");
        }

        if (!settings.TryGetValue("TableEndpoint", out var endpoint))
        {
            if (!settings.TryGetValue("EndpointSuffix", out var suffix))
            {
                throw new FormatException("No valid combination of account information found: TableEndpoint or EndpointSuffix is missing.");
            }

            endpoint = $"{settings.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.table.{suffix}";
        }

        return new TableConnectionString(new Uri(endpoint), new TableSharedKeyCredential(account, key));
    }
}
