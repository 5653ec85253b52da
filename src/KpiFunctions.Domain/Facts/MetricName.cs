using System.Text.RegularExpressions;

namespace KpiFunctions.Domain.Facts;

/// <summary>How facts that come from elsewhere name what they measure: figures and manual ratings, beside what is computed from records.</summary>
public static partial class MetricName
{
    /// <summary>Prefix of manual ratings.</summary>
    public const string RatingPrefix = "rating.";

    /// <summary>First words of the metrics that are computed from records; no figure may be imported under these.</summary>
    public static IReadOnlySet<string> ComputedAreas { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "satisfaction", "repair", "arrival", "orders", "workload", "quality", "complaint", "callback", "customer",
    };

    /// <summary>Whether <paramref name="id"/> names a figure that is imported, such as <c>training.exam</c>.</summary>
    public static bool IsFigure(string id) => IsWellFormed(id) && !ComputedAreas.Contains(AreaOf(id)) && !IsRating(id);

    /// <summary>Whether <paramref name="id"/> names a manual rating, such as <c>rating.conduct</c>.</summary>
    public static bool IsRating(string id) => id.StartsWith(RatingPrefix, StringComparison.Ordinal) && IsWellFormed(id);

    /// <summary>Whether <paramref name="id"/> has the form of a metric's, whatever it names.</summary>
    public static bool IsWellFormed(string id) => id.Length <= Identifier.MaximumLength && Form().IsMatch(id);

    /// <summary>The first word of an id.</summary>
    public static string AreaOf(string id) => id.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? id[..dot] : id;

    [GeneratedRegex(@"^[a-z][a-z0-9_]*(\.[a-z0-9_-]+)*\z")]
    private static partial Regex Form();
}
