namespace KpiFunctions.LocalHost.Storage;

/// <summary>Where the storage emulator comes from, where it keeps its data and where it listens.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Folder of the package.json that pins Azurite. Default: <c>infra/azurite</c> in a folder above the running program.</summary>
    public string? InfraDirectory { get; init; }

    /// <summary>Folder for the data, created when missing. Default: none, the data lives in memory and ends with the process.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>TCP port of the blob service on 127.0.0.1. Default 0: any free port.</summary>
    public int BlobPort { get; init; }

    /// <summary>TCP port of the queue service on 127.0.0.1. Default 0: any free port.</summary>
    public int QueuePort { get; init; }

    /// <summary>TCP port of the table service on 127.0.0.1. Default 0: any free port.</summary>
    public int TablePort { get; init; }

    /// <summary>Receives one line for each step that takes its time, and every line that Azurite prints.</summary>
    public Action<string>? Log { get; init; }
}
