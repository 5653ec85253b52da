using System.Globalization;
using System.Text.RegularExpressions;
using KpiFunctions.Testing.Documentation;

namespace KpiFunctions.Tests.Documentation;

/// <summary>docs/decisions: the list has every record, with its title and its status, and every record has the usual parts.</summary>
public sealed partial class DecisionTests
{
    private const string Folder = "docs/decisions/";

    private static IEnumerable<string> Records => Repository.MarkdownFiles.Where(p => p.StartsWith(Folder, StringComparison.Ordinal) && p != Folder + "README.md");

    public static TheoryData<string> Files => [.. Records];

    [Fact]
    public void The_list_has_every_record_in_its_order() => Assert.Equal(
        Records.Select(path => path[Folder.Length..]),
        Rows().Select(row => row.File));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_record_has_the_usual_parts_and_says_what_the_list_says(string path)
    {
        var record = Repository.Read(path);
        var row = Rows().Single(r => Folder + r.File == path);

        Assert.StartsWith($"# {row.Number}. {row.Title}\n", record, StringComparison.Ordinal);
        Assert.StartsWith($"{row.Number.ToString("0000", CultureInfo.InvariantCulture)}-", row.File, StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "context", "decision", "consequences", "status" }, MarkdownText.Of(path).Anchors.ToHashSet());
        Assert.StartsWith(row.Status + ".", record[(record.IndexOf("\n## Status\n", StringComparison.Ordinal) + "\n## Status\n".Length)..], StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<(int Number, string Title, string File, string Status)> Rows() =>
        Row().Matches(Repository.Read(Folder + "README.md"))
            .Select(m => (int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture), m.Groups["title"].Value, m.Groups["file"].Value, m.Groups["status"].Value));

    [GeneratedRegex(@"^\| (?<number>\d+) \| \[(?<title>[^\]]+)\]\((?<file>[^)]+)\) \| (?<status>[^|]+) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
