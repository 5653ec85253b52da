using KpiFunctions.Domain.Schemes;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Schemes;

/// <summary>The schemes of the source documents, ready to use. What comes from a document and what a house must set is listed in Presets/README.md.</summary>
public static class SchemePresets
{
    private const string Folder = "KpiFunctions.Schemes.Presets.";

    private static readonly Lazy<IReadOnlyList<Scheme>> Loaded = new(Load);

    /// <summary>Every preset, by id.</summary>
    public static IReadOnlyList<Scheme> All => Loaded.Value;

    public static Scheme? Find(SchemeId id) => All.FirstOrDefault(s => s.Id == id);

    private static IReadOnlyList<Scheme> Load()
    {
        var assembly = typeof(SchemePresets).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(n => Read(n, Resource.Bytes(assembly, n))),
        ];
    }

    private static Scheme Read(string name, byte[] json)
    {
        var reading = SchemeJson.Read(json);
        return reading.Scheme ?? throw new InvalidOperationException($"The preset {name} is not sound: {string.Join("; ", reading.Problems)}");
    }
}
