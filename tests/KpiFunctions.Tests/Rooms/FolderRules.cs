namespace KpiFunctions.Tests.Rooms;

/// <summary>What holds for the folders of rooms and of their tests.</summary>
internal static class FolderRules
{
    /// <summary>A folder with more files is two rooms.</summary>
    internal const int MostFiles = 25;

    /// <param name="files">Paths within the project.</param>
    internal static IEnumerable<string> Crowded(IEnumerable<string> files) => files
        .GroupBy(FolderOf)
        .Where(g => g.Count() > MostFiles)
        .Select(g => $"{g.Key} holds {g.Count()} files, {MostFiles} at the most: make two folders of it.");

    /// <summary>Rooms without a class of tests in the folder of the same name.</summary>
    /// <param name="testFiles">Paths within the project of tests.</param>
    /// <param name="without">Rooms that need none.</param>
    internal static IEnumerable<string> Untested(RoomGraph graph, RoomNames names, IEnumerable<string> testFiles, IReadOnlyCollection<string> without)
    {
        var tested = testFiles.Where(f => f.EndsWith("Tests.cs", StringComparison.Ordinal)).Select(f => names.RoomOf(NamespaceOf(names, f))).ToHashSet();
        return graph.Rooms.Except(without).Where(r => !tested.Contains(r)).Select(r => $"{r} has no tests in a folder of its name.")
            .Concat(without.Where(r => tested.Contains(r) || !graph.Rooms.Contains(r)).Select(r => $"{r} is said to have no tests, and has some or is no room."));
    }

    private static string NamespaceOf(RoomNames names, string file) =>
        FolderOf(file) is { Length: > 0 } folder ? $"{names.Root}.{folder.Replace('/', '.')}" : names.Root;

    private static string FolderOf(string file) => file.LastIndexOf('/') is > 0 and var end ? file[..end] : string.Empty;
}
