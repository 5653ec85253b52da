using System.Reflection;

namespace KpiFunctions.Infra.Tests;

/// <summary>The files of the repository that the tests were built from, and the compiler that was restored with them.</summary>
internal static class Source
{
    internal static string Root { get; } = Metadata("Repository");

    internal static string Bicep { get; } = Metadata("Bicep");

    internal static string File(string path) => Path.Combine(Root, path);

    internal static string Read(string path) => System.IO.File.ReadAllText(File(path));

    private static string Metadata(string key) =>
        typeof(Source).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
