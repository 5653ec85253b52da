using System.Reflection;
using System.Text.Json;

namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>A folder with everything of the function app that a deployment has.</summary>
/// <param name="Path">Absolute, of a build's or a publish's output.</param>
internal sealed record AppFolder(string Path)
{
    /// <summary>What was built together with these tests.</summary>
    public static AppFolder Built { get; } = new(Metadata("BuiltApp"));

    /// <summary>The checkout that these tests were built from.</summary>
    public static string Repository { get; } = Metadata("Repository");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Program and file that the Functions host starts, as worker.config.json tells it.</summary>
    public (string Program, string Worker) StartCommand()
    {
        using var config = JsonDocument.Parse(System.IO.File.ReadAllBytes(File("worker.config.json")));
        var description = config.RootElement.GetProperty("description");
        return (description.GetProperty("defaultExecutablePath").GetString()!, File(description.GetProperty("defaultWorkerPath").GetString()!));
    }

    private static string Metadata(string key) => typeof(AppFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
