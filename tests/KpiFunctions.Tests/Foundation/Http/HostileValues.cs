using System.Text.Json;
using System.Text.Json.Nodes;

namespace KpiFunctions.Tests.Foundation.Http;

/// <summary>What nobody should send and somebody does, and the places of a body that it can be put in.</summary>
internal static class HostileValues
{
    internal static IReadOnlyList<string> Texts { get; } =
    [
        "", " ", "a\0b", "\u0085", "\uffff", "😀", new string('x', 100_000), string.Concat(Enumerable.Repeat("😀", 1_990)), "/\\#?%", "' or 1 eq 1", "AA", "gICA",
        "0", "-1", "1e12", "-1e28", "99999999999999999999999999999", "NaN",
        "0001-01-01", "9999-12-31", "1600-01-01T00:00:00", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "0001-01", "9999-12", "2026-13", "9999", "1000-Q1",
    ];

    /// <summary>JSON as it is written: texts, of which one ends in the middle of a character, numbers, and every other type.</summary>
    internal static IReadOnlyList<string> Json { get; } =
    [
        .. Texts.Select(t => JsonSerializer.Serialize(t)), "\"\\ud83d\"", """{"\ud83d":1}""",
        "0", "-1", "1e12", "-1e12", "1e28", "-1e28", "1e400", "null", "true", "[]", "[null]", "{}", """{"a":null}""", Nested(60), Nested(2_000),
    ];

    /// <summary>The body with a value in the place of the whole, and of one member or element after the other.</summary>
    /// <param name="except">What is within this path stays as it is.</param>
    internal static IEnumerable<(string Path, string Body)> Put(string body, string value, string except = "")
    {
        yield return ("$", value);
        var places = new List<string>();
        Collect(JsonNode.Parse(body)!, places);
        for (var i = 0; i < places.Count; i++)
        {
            if (except.Length == 0 || !places[i].StartsWith(except, StringComparison.Ordinal))
            {
                yield return (places[i], At(body, i, value));
            }
        }
    }

    private static string At(string body, int place, string value)
    {
        const string Here = "put-the-value-here";
        var root = JsonNode.Parse(body)!;
        Collect(root, [])[place](Here);
        return root.ToJsonString().Replace($"\"{Here}\"", value, StringComparison.Ordinal);
    }

    /// <summary>Adds the path of each place, and has for each what puts something else there.</summary>
    private static List<Action<string>> Collect(JsonNode node, List<string> paths)
    {
        var puts = new List<Action<string>>();
        Collect(node, paths, puts);
        return puts;
    }

    private static void Collect(JsonNode? node, List<string> paths, List<Action<string>> puts)
    {
        if (node is JsonObject members)
        {
            foreach (var name in members.Select(m => m.Key).ToList())
            {
                paths.Add($"{node.GetPath()}.{name}");
                puts.Add(value => members[name] = value);
                Collect(members[name], paths, puts);
            }
        }
        else if (node is JsonArray elements)
        {
            for (var i = 0; i < elements.Count; i++)
            {
                var index = i;
                paths.Add($"{node.GetPath()}[{i}]");
                puts.Add(value => elements[index] = value);
                Collect(elements[i], paths, puts);
            }
        }
    }

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);
}
