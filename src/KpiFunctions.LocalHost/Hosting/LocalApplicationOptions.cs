namespace KpiFunctions.LocalHost.Hosting;

/// <summary>What to run, and where.</summary>
internal sealed record LocalApplicationOptions
{
    /// <summary>The app's settings, with <see cref="FunctionCatalog.StorageConnection"/> among them.</summary>
    public required IConfiguration Configuration { get; init; }

    /// <summary>The app's clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Classes to look for functions in.</summary>
    public required IEnumerable<Type> FunctionTypes { get; init; }

    /// <summary>Registers the app's services, <see cref="Foundation.Storage.StorageTransactionCounter"/> among them; the clock and <see cref="QueueWakeUp"/> are there before.</summary>
    public required Action<IServiceCollection> AddApp { get; init; }

    /// <summary>The app's host.json.</summary>
    public HostJson HostJson { get; init; } = HostJson.Default;

    /// <summary>Port on this machine's loopback address; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>Least severity that is printed.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;
}
