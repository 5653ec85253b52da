using System.Text;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>Where the records of one kind come from: a file, or text made in memory.</summary>
/// <param name="Name">File name, for messages.</param>
/// <param name="Open">Opens it for reading.</param>
internal sealed record ReplaySource(string Name, Func<Stream> Open)
{
    public static ReplaySource Text(string name, string text) => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    /// <exception cref="BadInputException">When opened: there is no such file, or it cannot be read.</exception>
    public static ReplaySource File(string path) => new(Path.GetFileName(path), () =>
    {
        try
        {
            return System.IO.File.OpenRead(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"Cannot open {path}: {problem.Message} Check the path; it is taken from {Directory.GetCurrentDirectory()}.", problem);
        }
    });

    public string ReadAll()
    {
        using var reader = new StreamReader(Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
