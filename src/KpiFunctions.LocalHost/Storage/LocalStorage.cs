using System.Net;
using System.Net.NetworkInformation;

namespace KpiFunctions.LocalHost.Storage;

/// <summary>The storage of one run: an account of its own, an emulator that listens already, or one started here and stopped at the end.</summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private const string Emulator = "UseDevelopmentStorage=true";
    private const int QueuePort = 10001;
    private const int TablePort = 10002;

    private readonly AzuriteProcess? _azurite;
    private readonly DataFolder? _folder;

    private LocalStorage(string connectionString, string description, bool isEmulator, AzuriteProcess? azurite = null, DataFolder? folder = null)
    {
        ConnectionString = connectionString;
        Description = description;
        IsEmulator = isEmulator;
        _azurite = azurite;
        _folder = folder;
    }

    public string ConnectionString { get; }

    /// <summary>One line for the person at the console, without secrets.</summary>
    public string Description { get; }

    /// <summary>Whether nothing in there is anybody's real data.</summary>
    public bool IsEmulator { get; }

    /// <summary>Where this run keeps its data; <see langword="null"/> when others keep it.</summary>
    public string? Folder => _folder?.Path;

    /// <summary>
    /// What a connection string means. For <c>UseDevelopmentStorage=true</c> an emulator that listens on its usual ports is used;
    /// when nothing listens one is started there, with its data in <paramref name="folder"/>.
    /// </summary>
    public static async Task<LocalStorage> OpenAsync(string connectionString, string folder, Action<string> say, CancellationToken cancellationToken)
    {
        if (!string.Equals(connectionString.TrimEnd(';'), Emulator, StringComparison.OrdinalIgnoreCase))
        {
            return new LocalStorage(connectionString, "the account of the connection string", isEmulator: false);
        }

        return (IsListening(QueuePort), IsListening(TablePort)) switch
        {
            (true, true) => new LocalStorage(Emulator, "the emulator that was running already", isEmulator: true),
            (false, false) => await StartAsync(new AzuriteOptions { QueuePort = QueuePort, TablePort = TablePort }, DataFolder.Open(folder), say, cancellationToken),
            var (queue, _) => throw new EnvironmentException(
                $"Port {(queue ? QueuePort : TablePort)} is in use, but no storage emulator listens on port {(queue ? TablePort : QueuePort)}. "
                + $"The emulator needs both {QueuePort} and {TablePort}: stop what uses the port, or name another storage account in the setting Storage."),
        };
    }

    /// <summary>An emulator for this run alone, on free ports. It takes over <paramref name="folder"/> and releases it at the end.</summary>
    public static Task<LocalStorage> StartOwnAsync(DataFolder folder, Action<string> say, CancellationToken cancellationToken) =>
        StartAsync(new AzuriteOptions(), folder, say, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        _folder?.Dispose();
    }

    private static async Task<LocalStorage> StartAsync(AzuriteOptions options, DataFolder folder, Action<string> say, CancellationToken cancellationToken)
    {
        try
        {
            var azurite = await AzuriteProcess.StartAsync(options with { DataDirectory = folder.Path, Log = line => Tell(line, say) }, cancellationToken);
            return new LocalStorage(azurite.ConnectionString, $"an emulator of its own, data in {folder.Path}", isEmulator: true, azurite, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Passes on what a person must know: that something is being installed, not what each of the emulator's services says.</summary>
    private static void Tell(string line, Action<string> say)
    {
        if (!line.StartsWith("Azurite ", StringComparison.Ordinal))
        {
            say(line);
        }
    }

    private static bool IsListening(int port) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Any(listener => listener.Port == port && (IPAddress.IsLoopback(listener.Address) || listener.Address.Equals(IPAddress.Any) || listener.Address.Equals(IPAddress.IPv6Any)));
}
