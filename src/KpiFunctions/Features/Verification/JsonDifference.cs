using System.Text.Json;

namespace KpiFunctions.Features.Verification;

/// <summary>The first place at which two JSON documents differ.</summary>
/// <param name="Path">Such as <c>lines[0].points</c>.</param>
/// <param name="Recorded">What the first one has there; <see langword="null"/> when it has nothing.</param>
/// <param name="Recomputed">What the second one has there.</param>
internal sealed record JsonDifference(string Path, string? Recorded, string? Recomputed)
{
    /// <returns><see langword="null"/> when the documents say the same.</returns>
    internal static JsonDifference? Find(string recorded, string recomputed)
    {
        using var first = JsonDocument.Parse(recorded);
        using var second = JsonDocument.Parse(recomputed);
        return Find(string.Empty, first.RootElement, second.RootElement);
    }

    private static JsonDifference? Find(string path, JsonElement recorded, JsonElement recomputed) => (recorded.ValueKind, recomputed.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => FindInObject(path, recorded, recomputed),
        (JsonValueKind.Array, JsonValueKind.Array) => FindInArray(path, recorded, recomputed),
        _ => recorded.GetRawText() == recomputed.GetRawText() ? null : new(path, recorded.GetRawText(), recomputed.GetRawText()),
    };

    private static JsonDifference? FindInObject(string path, JsonElement recorded, JsonElement recomputed)
    {
        foreach (var name in recorded.EnumerateObject().Select(p => p.Name).Union(recomputed.EnumerateObject().Select(p => p.Name)))
        {
            var inner = path.Length == 0 ? name : $"{path}.{name}";
            if (FindInBoth(inner, Property(recorded, name), Property(recomputed, name)) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static JsonDifference? FindInArray(string path, JsonElement recorded, JsonElement recomputed)
    {
        for (var i = 0; i < Math.Max(recorded.GetArrayLength(), recomputed.GetArrayLength()); i++)
        {
            if (FindInBoth($"{path}[{i}]", Element(recorded, i), Element(recomputed, i)) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static JsonDifference? FindInBoth(string path, JsonElement? recorded, JsonElement? recomputed) => recorded is { } first && recomputed is { } second
        ? Find(path, first, second)
        : new(path, recorded?.GetRawText(), recomputed?.GetRawText());

    private static JsonElement? Property(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement? Element(JsonElement json, int index) => index < json.GetArrayLength() ? json[index] : null;
}
