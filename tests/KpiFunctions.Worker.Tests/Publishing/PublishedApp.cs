using System.Diagnostics;
using KpiFunctions.Testing;
using KpiFunctions.Worker.Tests.Hosting;

namespace KpiFunctions.Worker.Tests.Publishing;

/// <summary>
/// The app as a deployment gets it: published once for all tests, with the README's command, into a temporary folder, and built there too,
/// so that no other output changes.
/// </summary>
public sealed class PublishedApp : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("kpifunctions-publish-");
    private readonly AzuriteFixture _azurite = new();

    internal AppFolder Folder => new(Path.Combine(_temporary.FullName, "app"));

    internal Task<RunningApp> StartAsync() => RunningApp.StartAsync(Folder, new AppSettings(_azurite.ConnectionString));

    public async Task InitializeAsync()
    {
        await _azurite.InitializeAsync();
        using var publish = Process.Start(Command())!;
        var output = publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync().WaitAsync(Limit);
        Assert.True(publish.ExitCode == 0, await output);
    }

    public Task DisposeAsync()
    {
        _temporary.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private ProcessStartInfo Command()
    {
        var command = new ProcessStartInfo(
            "dotnet",
            [
                "publish", "src/KpiFunctions", "-c", "Release", "-p:AllowStandIn=true",
                "--artifacts-path", Path.Combine(_temporary.FullName, "build"), "-o", Folder.Path,

                // Servers that outlive the command would keep its output open.
                "-nodeReuse:false", "-p:UseSharedCompilation=false", "-nologo",
            ])
        {
            WorkingDirectory = AppFolder.Repository,
            RedirectStandardOutput = true,
        };

        // The test runner's own MSBuild must not decide which one publishes.
        foreach (var name in command.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            command.Environment.Remove(name);
        }

        return command;
    }
}
