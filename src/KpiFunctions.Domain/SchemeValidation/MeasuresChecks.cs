using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.SchemeValidation;

/// <summary>Figures and marks are always the person's own, so saying whose facts count has no effect where there are no others.</summary>
internal static class MeasuresChecks
{
    internal static IEnumerable<SchemeProblem> Of(Scheme scheme) =>
    [
        .. scheme.Measures != Measures.Own && !MetricsOf(scheme).Any(HasOthers)
            ? [new SchemeProblem("$.measures", "Nothing that it could hold for is counted from records: figures and marks are always the person's own. Leave it out.")]
            : Array.Empty<SchemeProblem>(),
        .. scheme.Items.Index().Where(i => i.Item.Measures is not null && !HasOthers(i.Item.Metric)).Select(i => Vain($"$.items[{i.Index}].measures", i.Item.Metric)),
        .. scheme.Adjustments.Index().Where(a => a.Item.Measures is not null && !HasOthers(a.Item.Metric)).Select(a => Vain($"$.adjustments[{a.Index}].measures", a.Item.Metric)),
    ];

    /// <summary>Metrics that the scheme's measures hold for.</summary>
    private static IEnumerable<string> MetricsOf(Scheme scheme) =>
    [
        .. scheme.Items.Where(i => i.Measures is null).Select(i => i.Metric),
        .. scheme.Adjustments.Where(a => a.Measures is null).Select(a => a.Metric),
        .. scheme.Awards.SelectMany(a => a.All).Select(c => c.Metric),
        .. scheme.Payout?.Metrics ?? [],
    ];

    private static bool HasOthers(string metric) => !MetricName.IsFigure(metric) && !MetricName.IsRating(metric);

    private static SchemeProblem Vain(string path, string metric) => new(path, $"'{metric}' is always the person's own: figures and marks count for nobody else. Leave it out.");
}
