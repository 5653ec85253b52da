using KpiFunctions.Testing.Documentation;

namespace KpiFunctions.Tests.Rooms;

/// <summary>The files that the tests were built from.</summary>
internal static class SourceTree
{
    internal static string Read(string path) => Repository.Read(path);

    /// <summary>C# files of a project, as paths within it with forward slashes; nothing that a build made.</summary>
    internal static IReadOnlyList<string> CodeOf(string project)
    {
        var folder = Path.Combine(Repository.Root, project);
        return
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
                .Where(f => !f.StartsWith("bin/", StringComparison.Ordinal) && !f.StartsWith("obj/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
