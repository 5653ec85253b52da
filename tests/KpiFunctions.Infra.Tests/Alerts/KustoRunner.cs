using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KpiFunctions.Infra.Tests.Alerts;

/// <summary>What a query came to over rows.</summary>
/// <param name="Problems">What the analyser of the language found wrong with it.</param>
internal sealed record KustoResult(IReadOnlyList<string> Problems, IReadOnlyList<JsonObject> Rows);

/// <summary>Runs queries by kusto/evaluate.mjs, on Node, with the parser that the lock file pins; installed when it is needed first.</summary>
internal static class KustoRunner
{
    /// <summary>The columns that the alerts may use. Source: learn.microsoft.com, Azure Monitor Logs reference, AppMetrics.</summary>
    private static readonly Dictionary<string, string> Schemas = new()
    {
        ["AppMetrics"] = "(TimeGenerated: datetime, Name: string, Sum: real, Min: real, Max: real, ItemCount: int, Properties: dynamic)",
    };

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    private static string Folder => Source.File("tests/KpiFunctions.Infra.Tests/Alerts/kusto");

    internal static async Task<IReadOnlyList<KustoResult>> RunAsync(IEnumerable<(string Query, IEnumerable<JsonObject> Metrics)> cases)
    {
        await Installed.Value;
        var input = new { Schemas, Cases = cases.Select(c => new { c.Query, Tables = new Dictionary<string, IEnumerable<JsonObject>> { ["AppMetrics"] = c.Metrics } }) };
        var output = await RunAsync("node", ["evaluate.mjs"], JsonSerializer.Serialize(input, CamelCase));
        return JsonSerializer.Deserialize<List<KustoResult>>(output, CamelCase)!;
    }

    private static async Task InstallAsync()
    {
        var (wanted, there) = (Path.Combine(Folder, "package-lock.json"), Path.Combine(Folder, "node_modules", ".installed-package-lock.json"));
        if (!File.Exists(there) || await File.ReadAllTextAsync(there) != await File.ReadAllTextAsync(wanted))
        {
            await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], input: string.Empty);
            File.Copy(wanted, there);
        }
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string input)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, problems) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.StandardInput.WriteAsync(input);
        run.StandardInput.Close();
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {run.ExitCode}: {await problems}");
        return await output;
    }
}
