namespace KpiFunctions.LocalHost.Storage;

/// <summary>The folder of an emulator's data, held for one run: two emulators on the same files would destroy them.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string EmulatorFiles = "__azurite_db_*.json*";

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>Whether an emulator has kept data here.</summary>
    public bool HasData => Directory.EnumerateFiles(Path, EmulatorFiles).Any();

    /// <summary>Takes the folder, created when missing.</summary>
    /// <exception cref="EnvironmentException">Another run has it, or it cannot be written.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            return new DataFolder(full, new FileStream(System.IO.Path.Combine(full, ".in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException(
                $"The data folder {full} cannot be used: {problem.Message} If another run uses it, wait for its end or name another folder with --data.", problem);
        }
    }

    /// <summary>Throws away the emulator's data; other files that a person may have put here stay.</summary>
    public void Clear()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path, "__*storage__"))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(Path, EmulatorFiles))
        {
            File.Delete(file);
        }
    }

    public void Dispose() => _lock.Dispose();
}
