using System.Text.RegularExpressions;

namespace KpiFunctions.Domain.Metrics;

/// <summary>Which ids name a metric: computed ones, mean ratings of a survey question, manual ratings, and imported figures.</summary>
public static partial class MetricId
{
    /// <summary>Prefix of the mean rating of one survey question.</summary>
    public const string FactorPrefix = "satisfaction.factor.";

    /// <summary>Prefix of manual ratings.</summary>
    public const string RatingPrefix = "rating.";

    /// <summary>What is computed from records; no figure may be imported under these names.</summary>
    private static readonly HashSet<string> ComputedAreas = MetricCatalog.Ids.Select(Area).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether <paramref name="id"/> names a figure that is imported, such as <c>training.exam</c>.</summary>
    public static bool IsFigure(string id) => IsWellFormed(id) && !ComputedAreas.Contains(Area(id)) && !IsRating(id);

    /// <summary>Whether <paramref name="id"/> names a manual rating, such as <c>rating.conduct</c>.</summary>
    public static bool IsRating(string id) => id.StartsWith(RatingPrefix, StringComparison.Ordinal) && IsWellFormed(id);

    /// <summary>Why <paramref name="id"/> is no metric, or <see langword="null"/> when it is one.</summary>
    public static string? ProblemOf(string id) =>
        !IsWellFormed(id) ? $"'{id}' is no metric id; it has words of a-z, 0-9, '_' and '-', joined by '.'."
        : MetricCatalog.IsComputed(id) || id.StartsWith(FactorPrefix, StringComparison.Ordinal) || IsRating(id) || IsFigure(id) ? null
        : $"There is no metric '{id}'. Those of '{Area(id)}' are {string.Join(", ", MetricCatalog.Ids.Where(i => Area(i) == Area(id)))}.";

    private static bool IsWellFormed(string id) => id.Length <= Identifier.MaximumLength && Form().IsMatch(id);

    private static string Area(string id) => id.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? id[..dot] : id;

    [GeneratedRegex(@"^[a-z][a-z0-9_]*(\.[a-z0-9_-]+)*\z")]
    private static partial Regex Form();
}
