using System.Text.Json;

namespace KpiFunctions.Tests;

/// <summary>The times that stand in an answer of the API, wherever in it.</summary>
internal static class ShownTimes
{
    internal static IReadOnlyList<string> In(JsonElement json) =>
        [.. TextsIn(json).Where(text => text.Length > 10 && text[10] == 'T' && DateTimeOffset.TryParse(text, null, out _))];

    /// <summary>Holds that there are times, and that each is one of a store in Shanghai.</summary>
    internal static void AreOfShanghai(JsonElement json)
    {
        Assert.NotEmpty(In(json));
        Assert.All(In(json), time => Assert.EndsWith("+08:00", time, StringComparison.Ordinal));
    }

    private static IEnumerable<string> TextsIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => TextsIn(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(TextsIn),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };
}
