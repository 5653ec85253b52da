namespace KpiFunctions.Testing.Documentation;

/// <summary>The folder that the tests were built from.</summary>
public static class Repository
{
    /// <summary>What a checkout has besides its own files.</summary>
    private static readonly HashSet<string> NotOurs = ["bin", "obj", "node_modules", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every Markdown file of the project, as paths from the root with forward slashes.</summary>
    public static IReadOnlyList<string> MarkdownFiles { get; } = [.. Find(new DirectoryInfo(Root)).Order(StringComparer.Ordinal)];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<string> Find(DirectoryInfo folder) => folder.EnumerateFiles("*.md")
        .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
        .Concat(folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name) && d.Name is not ['.', ..]).SelectMany(Find));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KpiFunctions.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the source tree; build and run them inside of it.");
        }

        return folder.FullName;
    }
}
