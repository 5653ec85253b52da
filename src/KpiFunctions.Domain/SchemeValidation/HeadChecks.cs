using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.SchemeValidation;

internal static class HeadChecks
{
    /// <summary>Points are shown with two decimals, so a scale beyond this makes no sense.</summary>
    internal const decimal LargestScale = 10_000;

    internal static IEnumerable<SchemeProblem> Of(Scheme scheme)
    {
        if (scheme.Version < 1)
        {
            yield return new("$.version", $"The version is {scheme.Version}; it must be 1 or more.");
        }

        if (scheme.Title.Texts.Count == 0 || scheme.Title.Texts.Any(t => string.IsNullOrWhiteSpace(t.Value)))
        {
            yield return new("$.title", "The title needs a text in at least one language, and no empty ones.");
        }

        if (scheme.Scale is <= 0 or > LargestScale || decimal.Round(scheme.Scale, 2) != scheme.Scale)
        {
            yield return new("$.scale", $"The scale is {scheme.Scale}; it must be above 0 and at most {LargestScale}, with at most two decimals.");
        }

        if (scheme.MinimumCoverage is { } coverage && (coverage is <= 0 or > 1 || decimal.Round(coverage, 6) != coverage))
        {
            yield return new("$.minimumCoverage", $"The share of the scale that must have been measured is {coverage}; it must be above 0 and at most 1, with at most six decimals.");
        }
    }
}
