using System.Globalization;
using System.Text.RegularExpressions;

namespace KpiFunctions.Testing.Documentation;

/// <summary>A Markdown file taken apart: its links, the anchors that others can link to, and what is written as code.</summary>
public sealed partial class MarkdownText
{
    private readonly List<string> _links = [];
    private readonly List<string> _anchors = [];
    private readonly List<string> _code = [];

    public MarkdownText(string markdown)
    {
        var inBlock = false;
        foreach (var line in markdown.Split('\n').Select(l => l.TrimEnd('\r')))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                inBlock = !inBlock;
            }
            else if (inBlock)
            {
                _code.Add(line);
            }
            else
            {
                ReadLine(line);
            }
        }
    }

    /// <summary>Targets of links, as they are written.</summary>
    public IReadOnlyList<string> Links => _links;

    /// <summary>Anchors of headings, as GitHub makes them.</summary>
    public IReadOnlyList<string> Anchors => _anchors;

    /// <summary>Lines of code blocks, and spans of code.</summary>
    public IReadOnlyList<string> Code => _code;

    public static MarkdownText Of(string path) => new(Repository.Read(path));

    private void ReadLine(string line)
    {
        _code.AddRange(Span().Matches(line).Select(m => m.Groups[1].Value));

        // What looks like a link within code is none.
        var prose = Span().Replace(line, m => new string('x', m.Length));
        _links.AddRange(Link().Matches(prose).Select(m => m.Groups[1].Value));
        if (Heading().Match(line) is { Success: true } heading)
        {
            AddAnchor(heading.Groups[1].Value);
        }
    }

    private void AddAnchor(string heading)
    {
        var anchor = NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-');
        var before = _anchors.Count(a => a == anchor || RepeatOf(anchor, a));
        _anchors.Add(before == 0 ? anchor : string.Create(CultureInfo.InvariantCulture, $"{anchor}-{before}"));
    }

    /// <summary>Whether an anchor is that of a heading that was there before, which gets a number.</summary>
    private static bool RepeatOf(string anchor, string other) =>
        other.StartsWith(anchor + "-", StringComparison.Ordinal) && int.TryParse(other.AsSpan(anchor.Length + 1), CultureInfo.InvariantCulture, out _);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Span();

    [GeneratedRegex(@"\]\(([^()\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#{1,6} (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\- _]")]
    private static partial Regex NotInAnchor();
}
