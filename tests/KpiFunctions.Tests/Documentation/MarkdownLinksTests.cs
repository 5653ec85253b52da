using KpiFunctions.Testing.Documentation;

namespace KpiFunctions.Tests.Documentation;

public sealed class MarkdownLinksTests
{
    public static TheoryData<string> Files => [.. Repository.MarkdownFiles];

    [Theory]
    [MemberData(nameof(Files))]
    public void Links_lead_to_files_and_headings_that_are_there(string path) => Assert.Empty(MarkdownLinks.Broken(path, MarkdownText.Of(path)));

    [Theory]
    [InlineData("[a](nowhere.md)")]
    [InlineData("[a](../nowhere)")]
    [InlineData("[a](README.md#nowhere)")]
    [InlineData("[a](#nowhere)")]
    [InlineData("[`code`](nowhere.md)")]
    [InlineData("[a](decisions/README.md) and [b](nowhere.md)")]
    public void A_link_that_leads_nowhere_is_found(string markdown) => Assert.Single(MarkdownLinks.Broken("docs/example.md", new MarkdownText(markdown)));

    [Theory]
    [InlineData("[a](README.md), [b](decisions), [c](../SECURITY.md#reporting), [d](https://nowhere.example/)")]
    [InlineData("# One heading: `code`, and more\n[a](#one-heading-code-and-more)")]
    [InlineData("## Twice\n## Twice\n[a](#twice-1)")]
    [InlineData("## 7. A first answer\n[a](#7-a-first-answer)")]
    [InlineData("`[a](nowhere.md)`")]
    [InlineData("```\n[a](nowhere.md)\n# no heading\n```")]
    public void What_is_there_and_what_is_no_link_is_left_alone(string markdown) => Assert.Empty(MarkdownLinks.Broken("docs/example.md", new MarkdownText(markdown)));

    [Fact]
    public void Every_guide_is_named_in_the_list_of_guides()
    {
        var listed = MarkdownText.Of("docs/README.md").Links.Select(link => $"docs/{link.Split('#')[0]}");
        var guides = Repository.MarkdownFiles.Where(path => path.StartsWith("docs/", StringComparison.Ordinal)
            && !path.StartsWith("docs/decisions/", StringComparison.Ordinal) && path != "docs/README.md");

        Assert.Empty(guides.Except(listed));
    }
}
