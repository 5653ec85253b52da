using System.ComponentModel;
using System.Diagnostics;

namespace KpiFunctions.LocalHost.Storage;

/// <summary>The Azurite that a folder's package-lock.json pins; installed there by npm when it is needed first.</summary>
internal sealed class AzuriteInstallation(string directory)
{
    private const string NodeHint = "The storage emulator needs Node.js 20 or later with npm. Install it (https://nodejs.org, or your system's package manager), make sure that 'node' and 'npm' are on the PATH, and start again.";

    private static readonly TimeSpan LockLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(200);

    public static AzuriteInstallation Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "infra", "azurite");
            if (File.Exists(Path.Combine(candidate, "package-lock.json")))
            {
                return new AzuriteInstallation(candidate);
            }
        }

        throw new AzuriteException($"No infra/azurite/package-lock.json above {AppContext.BaseDirectory}. Run from a checkout of the repository, or use a storage account or an Azurite of your own.");
    }

    /// <summary>Installs the pinned version unless it is there. Processes that need it at the same time wait for one that installs.</summary>
    public async Task EnsureAsync(Action<string>? log, CancellationToken cancellationToken)
    {
        if (!File.Exists(LockFile))
        {
            throw new AzuriteException($"{LockFile} does not exist, so it is not known which storage emulator to install.");
        }

        if (IsInstalled())
        {
            return;
        }

        await using var guard = await LockAsync(cancellationToken);
        if (!IsInstalled())
        {
            log?.Invoke($"Installing the storage emulator in {directory} (once) ...");
            await InstallAsync(cancellationToken);
        }
    }

    /// <summary>Starts Azurite with redirected input and output.</summary>
    public Process Start(IEnumerable<string> arguments) => Start(
        "node",
        ["--require", Path.Combine(directory, "stop-with-parent.cjs"), Path.Combine(directory, "node_modules", "azurite", "dist", "src", "azurite.js"), .. arguments]);

    // A copy of the lock file, written after npm is done: neither a broken installation nor that of another version counts.
    private string Marker => Path.Combine(directory, "node_modules", ".installed-package-lock.json");

    private string LockFile => Path.Combine(directory, "package-lock.json");

    private bool IsInstalled() => File.Exists(Marker) && File.ReadAllText(Marker) == File.ReadAllText(LockFile);

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, ".install.lock");
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waiting.Elapsed < LockLimit)
            {
                await Task.Delay(LockPoll, cancellationToken);
            }
        }
    }

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(Marker))
        {
            File.Delete(Marker);
        }

        // npm is a batch file on Windows, which only the command interpreter starts.
        string[] command = OperatingSystem.IsWindows() ? ["cmd.exe", "/c", "npm"] : ["npm"];
        using var npm = Start(command[0], [.. command[1..], "ci", "--no-audit", "--no-fund"]);
        try
        {
            var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0)
            {
                throw new AzuriteException($"'npm ci' in {directory} failed with exit code {npm.ExitCode}:\n{await output}{await errors}\n{NodeHint}");
            }

            // In one step, because other processes read it at any time.
            File.Copy(LockFile, Marker + ".new");
            File.Move(Marker + ".new", Marker);
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }
    }

    private Process Start(string program, IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = directory,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception exception)
        {
            throw new AzuriteException($"'{program}' could not be started: {exception.Message}\n{NodeHint}", exception);
        }
    }
}
