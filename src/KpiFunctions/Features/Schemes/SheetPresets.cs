using System.Text;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Sheets;

namespace KpiFunctions.Features.Schemes;

/// <summary>The rating sheets that presets name, ready to use. What comes from a document and what a house must set is listed in Presets/README.md.</summary>
public static class SheetPresets
{
    private const string Folder = "KpiFunctions.Sheets.Presets.";

    private static readonly Lazy<IReadOnlyList<RatingSheet>> Loaded = new(Load);

    /// <summary>Every sheet, by id.</summary>
    public static IReadOnlyList<RatingSheet> All => Loaded.Value;

    /// <summary>The shipped sheet that a metric is an item of; <see langword="null"/> for any other metric.</summary>
    public static RatingSheet? Find(string metric) =>
        MetricName.IsRating(metric) ? All.FirstOrDefault(s => s.Find(metric[MetricName.RatingPrefix.Length..]) is not null) : null;

    /// <summary>The shipped sheets that a scheme names, by id.</summary>
    public static IReadOnlyList<RatingSheet> Of(Scheme scheme)
    {
        var named = scheme.Metrics.Select(Find).OfType<RatingSheet>().Select(s => s.Id).ToHashSet();
        return [.. All.Where(s => named.Contains(s.Id))];
    }

    private static IReadOnlyList<RatingSheet> Load()
    {
        var assembly = typeof(SheetPresets).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(n => SheetJson.ReadStored(Encoding.UTF8.GetString(Resource.Bytes(assembly, n)))),
        ];
    }
}
