using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>The app's process, started with the arguments and variables that the Functions host gives it.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    // What a developer's shell or the test runner may have set, and what would change how the app runs.
    private static readonly string[] Foreign = ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "AZURE_FUNCTIONS_", "FUNCTIONS_"];

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];

    private WorkerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Ended = process.WaitForExitAsync();
    }

    /// <summary>Completes when the process has ended, for whatever reason.</summary>
    public Task Ended { get; }

    public int ExitCode => _process.ExitCode;

    /// <summary>What it has printed so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Memory that it holds now, in MiB.</summary>
    public long MemoryMiB
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024 * 1024);
        }
    }

    /// <summary>Time that the processors have spent on it; tells starts apart on a busy machine too.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static WorkerProcess Start(AppFolder folder, IReadOnlyDictionary<string, string> settings, Uri host)
    {
        var (program, worker) = folder.StartCommand();
        var start = new ProcessStartInfo(program, [worker, .. Arguments(host)])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => Foreign.Any(foreign => name.StartsWith(foreign, StringComparison.Ordinal))).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in settings.Append(new("FUNCTIONS_WORKER_DIRECTORY", folder.Path)).Append(new("FUNCTIONS_APPLICATION_DIRECTORY", folder.Path)))
        {
            start.Environment[name] = value;
        }

        return new WorkerProcess(Process.Start(start)!);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await Ended;
        _process.Dispose();
    }

    // The host gives each value twice, under an old and a new name; the worker reads the new ones.
    private static IEnumerable<string> Arguments(Uri host)
    {
        var worker = Guid.NewGuid().ToString();
        var request = Guid.NewGuid().ToString();
        var longest = int.MaxValue.ToString(CultureInfo.InvariantCulture);
        return
        [
            "--host", host.Host, "--port", host.Port.ToString(CultureInfo.InvariantCulture), "--workerId", worker, "--requestId", request,
            "--grpcMaxMessageLength", longest, "--functions-uri", host.AbsoluteUri, "--functions-worker-id", worker,
            "--functions-request-id", request, "--functions-grpc-max-message-length", longest,
        ];
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }
}
