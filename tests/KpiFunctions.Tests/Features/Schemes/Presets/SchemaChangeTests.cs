using System.Text.Json;
using System.Text.Json.Nodes;
using KpiFunctions.Features.Schemes;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>An editor that checks against the schema must never refuse what can be saved, whatever somebody does to a preset.</summary>
public sealed class SchemaChangeTests
{
    private static readonly string[] Values =
        ["0", "1", "-1", "2.5", "0.001", "100", "20000", "2000000000", "\"\"", "\"zero\"", "\"x\"", "\"a b\"", "\"rating.conduct\"", "true", "[]", "{}", "[1]", "{\"en\":\"x\"}"];

    public static TheoryData<string> Names => PresetFileTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_reader_accepts_the_schema_accepts_too(string name)
    {
        var preset = JsonNode.Parse(SchemeJson.Write(new PresetMonth(name).Scheme))!;
        var (accepted, refused) = (0, 0);
        foreach (var (path, changed) in ChangesOf(preset))
        {
            if (SchemeJson.Read(changed).Scheme is null)
            {
                refused++;
                continue;
            }

            accepted++;
            var problems = SchemaCheck.Problems(SchemeSchema.Json, changed);
            Assert.True(problems.Count == 0, $"{path}: {string.Join("; ", problems)}");
        }

        Assert.True(accepted > 20 && refused > 100, $"{accepted} accepted, {refused} refused: the changes show nothing.");
    }

    /// <summary>The preset with one field or element after the other removed or replaced.</summary>
    private static IEnumerable<(string Path, byte[] Json)> ChangesOf(JsonNode root)
    {
        foreach (var (i, path) in PathsOf(root).ToList().Index())
        {
            var removed = root.DeepClone();
            var (parent, key) = Find(removed, path);
            _ = parent is JsonObject fields ? fields.Remove(key) : RemoveAt(parent.AsArray(), key);
            yield return ($"{string.Join('.', path)} removed", JsonSerializer.SerializeToUtf8Bytes(removed));

            // A sixth of the values for each place: schemes are full of places that are alike.
            foreach (var value in Values.Where((_, v) => (v + i) % 6 == 0))
            {
                var replaced = root.DeepClone();
                var (holder, name) = Find(replaced, path);
                if (holder is JsonObject)
                {
                    holder[name] = JsonNode.Parse(value);
                }
                else
                {
                    holder[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] = JsonNode.Parse(value);
                }

                yield return ($"{string.Join('.', path)} = {value}", JsonSerializer.SerializeToUtf8Bytes(replaced));
            }
        }
    }

    private static bool RemoveAt(JsonArray array, string index)
    {
        array.RemoveAt(int.Parse(index, System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }

    private static (JsonNode Parent, string Key) Find(JsonNode root, string[] path) =>
        (path[..^1].Aggregate(root, (node, key) => node is JsonObject ? node[key]! : node[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)]!), path[^1]);

    private static IEnumerable<string[]> PathsOf(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(f => PathsOf(f.Value).Select(p => (string[])[f.Key, .. p]).Prepend([f.Key])),
        JsonArray array => array.SelectMany((e, i) => PathsOf(e).Select(p => (string[])[i.ToString(System.Globalization.CultureInfo.InvariantCulture), .. p])
            .Prepend([i.ToString(System.Globalization.CultureInfo.InvariantCulture)])),
        _ => [],
    };
}
