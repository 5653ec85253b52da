namespace KpiFunctions.Tests.Rooms;

/// <summary>The files that the tests were built from.</summary>
internal static class SourceTree
{
    private static readonly string Root = FindRoot();

    internal static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>C# files of a project, as paths within it with forward slashes; nothing that a build made.</summary>
    internal static IReadOnlyList<string> CodeOf(string project)
    {
        var folder = Path.Combine(Root, project);
        return
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
                .Where(f => !f.StartsWith("bin/", StringComparison.Ordinal) && !f.StartsWith("obj/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

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
