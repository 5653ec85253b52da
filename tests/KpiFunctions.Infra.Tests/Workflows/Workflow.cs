using System.Globalization;
using YamlDotNet.Serialization;

namespace KpiFunctions.Infra.Tests.Workflows;

/// <summary>A workflow of GitHub Actions, as its file says it.</summary>
/// <param name="File">Name without folder.</param>
internal sealed record Workflow(string File, string Text, IReadOnlyDictionary<object, object> Root)
{
    private const string Folder = ".github/workflows";

    public IReadOnlyList<WorkflowJob> Jobs => [.. Map(Root["jobs"]).Select(j => new WorkflowJob($"{File}/{j.Key}", Map(j.Value)))];

    public static IReadOnlyList<Workflow> All { get; } = [.. Directory.GetFiles(Source.File(Folder)).Order(StringComparer.Ordinal).Select(f => Of(Path.GetFileName(f)))];

    public static Workflow Of(string file)
    {
        var text = Source.Read($"{Folder}/{file}");
        return new Workflow(file, text, Parse(text));
    }

    public static IReadOnlyDictionary<object, object> Parse(string yaml) => new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(yaml);

    public static IReadOnlyDictionary<object, object> Map(object? node) =>
        node as Dictionary<object, object> ?? throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Not a mapping: {node}"));
}

/// <param name="Name">File and job.</param>
internal sealed record WorkflowJob(string Name, IReadOnlyDictionary<object, object> Body)
{
    public IReadOnlyList<IReadOnlyDictionary<object, object>> Steps => Body.TryGetValue("steps", out var steps) ? [.. ((List<object>)steps).Select(Workflow.Map)] : [];

    /// <summary>What the job may do, such as <c>contents: read</c>.</summary>
    public IEnumerable<string> Permissions => Body.TryGetValue("permissions", out var all) ? Workflow.Map(all).Select(p => $"{p.Key}: {p.Value}") : [];

    /// <summary>The actions and workflows that it uses.</summary>
    public IEnumerable<string> Uses => Steps.Prepend(Body).Where(s => s.ContainsKey("uses")).Select(s => (string)s["uses"]);

    public IEnumerable<string> Scripts => Steps.Where(s => s.ContainsKey("run")).Select(s => (string)s["run"]);
}
