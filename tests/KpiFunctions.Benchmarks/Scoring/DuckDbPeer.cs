using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace KpiFunctions.Benchmarks.Scoring;

/// <summary>DuckDB on one thread, in a node process of its own that takes the time itself: the way to it and back is not measured.</summary>
internal sealed class DuckDbPeer : IAsyncDisposable
{
    private static readonly string Folder = Find();

    private readonly Process _node = StartIn(Folder, "node", "peer.mjs");

    private DuckDbPeer()
    {
    }

    /// <summary>Starts DuckDB and loads the month, by staff: the order in which it scores fastest.</summary>
    internal static async Task<DuckDbPeer> StartAsync(ServiceRow[] services, ComplaintRow[] complaints)
    {
        await InstallAsync();
        var peer = new DuckDbPeer();
        var files = Directory.CreateTempSubdirectory("kpi-benchmark-");
        try
        {
            await peer.LoadAsync(Path.Combine(files.FullName, "services.csv"), "services", ScoreSql.ServiceColumns, services.OrderBy(s => s.Staff).Select(ScoreSql.ValuesOf));
            await peer.LoadAsync(Path.Combine(files.FullName, "complaints.csv"), "complaints", ScoreSql.ComplaintColumns, complaints.Select(ScoreSql.ValuesOf));
        }
        finally
        {
            files.Delete(recursive: true);
        }

        await peer.AskAsync(new { run = "set integer_division = true" });
        await peer.AskAsync(new { prepare = ScoreSql.DuckDbQuery });
        return peer;
    }

    /// <summary>Milliseconds of the query with all of its result read.</summary>
    internal async Task<double> TimeAsync() => (await AskAsync(new { time = true })).GetProperty("ms").GetDouble();

    internal async Task<IReadOnlyList<StaffResult>> ResultsAsync() =>
        [.. (await AskAsync(new { rows = true })).GetProperty("rows").EnumerateArray().Select(row => new StaffResult([.. row.EnumerateArray().Select(v => v.GetInt32())]))];

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }

    private async Task LoadAsync(string file, string table, IReadOnlyList<string> columns, IEnumerable<int?[]> rows)
    {
        await File.WriteAllLinesAsync(file, rows.Select(values => string.Join(',', values.Select(v => v?.ToString(CultureInfo.InvariantCulture)))));
        var types = string.Join(", ", columns.Select(c => $"'{c}': 'integer'"));
        await AskAsync(new { run = $"create table {table} as select * from read_csv('{file.Replace("'", "''", StringComparison.Ordinal)}', header = false, columns = {{ {types} }})" });
    }

    private async Task<JsonElement> AskAsync(object request)
    {
        await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request));
        var line = await _node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"DuckDB's process ended: {await _node.StandardError.ReadToEndAsync()}");
        var answer = JsonElement.Parse(line);
        return answer.TryGetProperty("error", out var error) ? throw new InvalidOperationException($"DuckDB: {error}") : answer;
    }

    private static async Task InstallAsync()
    {
        // npm writes this file when it is done.
        if (File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
        {
            return;
        }

        // npm is a batch file on Windows, which only the command interpreter starts.
        using var npm = OperatingSystem.IsWindows() ? StartIn(Folder, "cmd.exe", "/c", "npm", "ci", "--no-audit", "--no-fund") : StartIn(Folder, "npm", "ci", "--no-audit", "--no-fund");
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"'npm ci' in {Folder} failed with exit code {npm.ExitCode}:\n{await output}{await errors}");
        }
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "Scoring", "duckdb");
            if (File.Exists(Path.Combine(candidate, "package-lock.json")))
            {
                return candidate;
            }
        }

        throw new InvalidOperationException($"There is no Scoring/duckdb/package-lock.json above {AppContext.BaseDirectory}. Run the benchmark from a checkout of the repository.");
    }

    private static Process StartIn(string folder, string program, params IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"'{program}' could not be started ({exception.Message}). DuckDB needs Node.js 20 or later with npm on the PATH.", exception);
        }
    }
}
