using System.Text.RegularExpressions;
using KpiFunctions.Infra.Tests.Code;

namespace KpiFunctions.Infra.Tests;

/// <summary>docs/settings.md tells of every setting of the code its name, its default and its range.</summary>
public sealed partial class SettingsTableTests
{
    private static readonly List<(string Name, string Range, string Default)> Rows =
    [
        .. Source.Read("docs/settings.md").Split('\n')
            .Select(line => Row().Match(line))
            .Where(r => r.Success)
            .Select(r => (r.Groups["name"].Value, r.Groups["range"].Value.Trim().Trim('`'), r.Groups["default"].Value.Trim().Trim('`'))),
    ];

    [Fact]
    public void Every_setting_of_the_code_has_its_row_and_every_row_its_setting()
    {
        Differences.AssertNone("the code", CodeSettings.Read, "docs/settings.md", [.. Rows.Select(r => r.Name)]);
    }

    [Fact]
    public void Defaults_and_ranges_are_those_of_the_code()
    {
        var documented = Rows.ToDictionary(r => r.Name);
        Differences.AssertNone(
            "the code",
            [.. CodeOption.All.Select(o => $"{o.Name} | {o.Range} | {o.Default}")],
            "docs/settings.md",
            [.. CodeOption.All.Select(o => documented[o.Name]).Select(r => $"{r.Name} | {r.Range} | {r.Default}")]);
    }

    [GeneratedRegex(@"^\| `(?<name>[A-Za-z0-9_]+)` \| [^|]+ \|(?<range>[^|]*)\|(?<default>[^|]*)\|$")]
    private static partial Regex Row();
}
