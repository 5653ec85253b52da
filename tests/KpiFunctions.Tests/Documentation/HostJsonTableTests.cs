using System.Text.Json;
using System.Text.RegularExpressions;
using KpiFunctions.Tests.Rooms;

namespace KpiFunctions.Tests.Documentation;

/// <summary>docs/host-json.md explains every value of host.json, and no other.</summary>
public sealed partial class HostJsonTableTests
{
    [Fact]
    public void Every_value_of_host_json_is_explained()
    {
        using var host = JsonDocument.Parse(SourceTree.Read("src/KpiFunctions/host.json"));
        var explained = SourceTree.Read("docs/host-json.md").Split('\n')
            .Select(line => Row().Match(line))
            .Where(row => row.Success)
            .Select(row => $"{row.Groups["name"].Value} = {row.Groups["value"].Value}");

        Assert.Equal(Values(host.RootElement, prefix: string.Empty), explained);
    }

    private static IEnumerable<string> Values(JsonElement json, string prefix) => json.EnumerateObject().SelectMany(member =>
        member.Value.ValueKind == JsonValueKind.Object
            ? Values(member.Value, $"{prefix}{member.Name}.")
            : [$"{prefix}{member.Name} = {(member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : member.Value.GetRawText())}"]);

    [GeneratedRegex(@"^\| `(?<name>[A-Za-z.]+)` \| (?<value>\S+) \| \S")]
    private static partial Regex Row();
}
