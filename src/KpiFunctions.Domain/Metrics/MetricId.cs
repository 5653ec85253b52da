using KpiFunctions.Domain.Facts;

namespace KpiFunctions.Domain.Metrics;

/// <summary>Which ids name a metric: computed ones, mean ratings of a survey question, manual ratings, and imported figures.</summary>
public static class MetricId
{
    /// <summary>Prefix of the mean rating of one survey question.</summary>
    public const string FactorPrefix = "satisfaction.factor.";

    /// <summary>Why <paramref name="id"/> is no metric, or <see langword="null"/> when it is one.</summary>
    public static string? ProblemOf(string id) =>
        !MetricName.IsWellFormed(id) ? $"'{id}' is no metric id; it has words of a-z, 0-9, '_' and '-', joined by '.'."
        : MetricCatalog.IsComputed(id) || id.StartsWith(FactorPrefix, StringComparison.Ordinal) || MetricName.IsRating(id) || MetricName.IsFigure(id) ? null
        : $"There is no metric '{id}'. Those of '{MetricName.AreaOf(id)}' are {string.Join(", ", MetricCatalog.Ids.Where(i => MetricName.AreaOf(i) == MetricName.AreaOf(id)))}.";
}
