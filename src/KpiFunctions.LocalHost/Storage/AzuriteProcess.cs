using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace KpiFunctions.LocalHost.Storage;

/// <summary>
/// A storage emulator that this process installs, starts and stops. It listens on 127.0.0.1 only, and it ends with this process
/// even when that is killed.
/// </summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    // Public by design: name and key of every storage emulator.
    private const string Account = "devstoreaccount1";
    private const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly bool _keepsData;
    private readonly Action<string>? _log;
    private readonly ConcurrentQueue<string> _errors = [];
    private readonly ConcurrentDictionary<string, string> _addresses = [];
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _stopped;

    private AzuriteProcess(Process process, AzuriteOptions options)
    {
        _process = process;
        _keepsData = options.DataDirectory is not null;
        _log = options.Log;
    }

    /// <summary>Connection string of the storage account, with the ports that are really in use.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={AccountKey};" +
        string.Concat(_addresses.Select(service => $"{service.Key}Endpoint={service.Value}/{Account};"));

    /// <summary>Installs Azurite when it is missing, starts it and returns when all of its services listen.</summary>
    /// <exception cref="AzuriteException">Node.js is missing, a port is taken or Azurite did not start.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions options, CancellationToken cancellationToken)
    {
        var installation = options.InfraDirectory is { } directory ? new AzuriteInstallation(directory) : AzuriteInstallation.Find();
        await installation.EnsureAsync(options.Log, cancellationToken);
        var azurite = new AzuriteProcess(installation.Start(Arguments(options)), options);
        try
        {
            await azurite.WaitUntilListeningAsync(cancellationToken);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops Azurite. Data in a folder is complete afterwards.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, true))
        {
            return;
        }

        if (_keepsData)
        {
            _process.StandardInput.Close();
            try
            {
                await _process.WaitForExitAsync().WaitAsync(StopLimit);
            }
            catch (TimeoutException)
            {
                _log?.Invoke($"The storage emulator did not stop within {StopLimit.TotalSeconds:0} s and is killed.");
            }
        }

        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"^Azurite (\w+) service is successfully listening at (http://\S+)$")]
    private static partial Regex ListeningLine();

    private static IEnumerable<string> Arguments(AzuriteOptions options)
    {
        foreach (var (service, port) in new[] { ("blob", options.BlobPort), ("queue", options.QueuePort), ("table", options.TablePort) })
        {
            yield return $"--{service}Host";
            yield return "127.0.0.1";
            yield return $"--{service}Port";
            yield return port.ToString(CultureInfo.InvariantCulture);

            // Longer than any client keeps an idle connection: otherwise requests meet connections that close at that moment.
            yield return $"--{service}KeepAliveTimeout";
            yield return "300";
        }

        if (options.DataDirectory is { } data)
        {
            yield return "--location";
            yield return Path.GetFullPath(data);
        }
        else
        {
            yield return "--inMemoryPersistence";
        }

        yield return "--silent";
        yield return "--skipApiVersionCheck";
        yield return "--disableTelemetry";
    }

    private async Task WaitUntilListeningAsync(CancellationToken cancellationToken)
    {
        _process.OutputDataReceived += (_, line) => ReadOutput(line.Data);
        _process.ErrorDataReceived += (_, line) => ReadError(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var exited = _process.WaitForExitAsync(cancellationToken);
        try
        {
            await Task.WhenAny(_listening.Task, exited).WaitAsync(StartLimit, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new AzuriteException($"The storage emulator did not listen within {StartLimit.TotalMinutes:0} minutes. It said: {Errors}", exception);
        }

        if (!_listening.Task.IsCompleted)
        {
            throw new AzuriteException(Errors.Contains("EADDRINUSE", StringComparison.Ordinal)
                ? $"A port of the storage emulator is taken by another program. Stop that program, or use it by its connection string. Azurite said: {Errors}"
                : $"The storage emulator ended with exit code {_process.ExitCode}. It said: {Errors}");
        }
    }

    private string Errors => string.Join('\n', _errors);

    private void ReadOutput(string? line)
    {
        if (line is null)
        {
            return;
        }

        _log?.Invoke(line);
        if (ListeningLine().Match(line) is { Success: true } match)
        {
            _addresses[match.Groups[1].Value] = match.Groups[2].Value;
            if (_addresses.Count == 3)
            {
                _listening.TrySetResult();
            }
        }
    }

    private void ReadError(string? line)
    {
        if (line is not null)
        {
            _log?.Invoke(line);
            _errors.Enqueue(line);
        }
    }
}
