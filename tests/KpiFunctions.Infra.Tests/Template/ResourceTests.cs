using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace KpiFunctions.Infra.Tests.Template;

/// <summary>infra/README.md says what the template makes, no more and no less.</summary>
[Collection(nameof(CompiledTemplate))]
public sealed partial class ResourceTests(CompiledTemplate template, ITestOutputHelper output)
{
    [Fact]
    public void What_is_made_is_listed_with_its_reason()
    {
        var made = template.Arm.Resources().Select(r => $"{r.Type} in {r.Module}").Distinct().Order(StringComparer.Ordinal).ToList();
        output.WriteLine(string.Join('\n', template.Arm.Resources().Select(r => $"{r.Module,-12} {r.Type}{(r.Json.TryGetProperty("copy", out _) ? " (several)" : "")}")));
        var listed = Source.Read("infra/README.md").Split('\n').Select(line => Row().Match(line)).Where(r => r.Success).Select(r => $"{r.Groups["type"].Value} in {r.Groups["module"].Value}").ToList();

        Differences.AssertNone("the template", made, "infra/README.md", listed);
    }

    [GeneratedRegex(@"^\| `(?<type>Microsoft\.[A-Za-z./]+)` \| `(?<module>[a-z]+)` \| \S")]
    private static partial Regex Row();
}
