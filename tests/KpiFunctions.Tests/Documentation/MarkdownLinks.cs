using KpiFunctions.Testing.Documentation;

namespace KpiFunctions.Tests.Documentation;

/// <summary>Which links of a Markdown file lead nowhere.</summary>
internal static class MarkdownLinks
{
    /// <param name="path">Path of the file from the root of the repository; links are relative to it.</param>
    internal static IEnumerable<string> Broken(string path, MarkdownText text) => text.Links
        .Where(link => !link.StartsWith("https://", StringComparison.Ordinal))
        .Select(link => Problem(path, text, link))
        .OfType<string>();

    private static string? Problem(string path, MarkdownText text, string link)
    {
        var (target, anchor) = link.Split('#', 2) is [var file, var within] ? (file, within) : (link, null);
        if (target.Length == 0)
        {
            return HasNot(text, anchor) ? $"{path}: '{link}' is no heading of this file." : null;
        }

        var other = Path.Combine(Path.GetDirectoryName(path)!, target);
        var found = Path.Combine(Repository.Root, other);
        return !File.Exists(found) && !Directory.Exists(found) ? $"{path}: nothing is at '{link}'."
            : anchor is not null && HasNot(MarkdownText.Of(other), anchor) ? $"{path}: '{link}' is no heading of that file."
            : null;
    }

    private static bool HasNot(MarkdownText text, string? anchor) => anchor is null || !text.Anchors.Contains(anchor, StringComparer.Ordinal);
}
