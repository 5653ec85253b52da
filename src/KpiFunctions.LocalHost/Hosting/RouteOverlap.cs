using Microsoft.AspNetCore.Routing.Patterns;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>
/// Finds templates that one address could match both of. The Functions host does not take the more exact one then but the first by name, so that
/// the other function is never reached.
/// </summary>
internal static class RouteOverlap
{
    /// <summary>The first two functions that share a verb and an address; <see langword="null"/> when there are none.</summary>
    public static (HttpFunction First, HttpFunction Second)? Find(IReadOnlyList<HttpFunction> functions) => functions
        .SelectMany((first, i) => functions.Skip(i + 1).Select(second => ((HttpFunction First, HttpFunction Second)?)(first, second)))
        .FirstOrDefault(pair => ShareVerb(pair!.Value.First, pair.Value.Second) && Overlap(pair.Value.First.Route, pair.Value.Second.Route));

    /// <summary>Whether some address may match both templates. A constraint of a parameter counts as if it let everything through.</summary>
    public static bool Overlap(string first, string second) =>
        Overlap([.. RoutePatternFactory.Parse(first).PathSegments], [.. RoutePatternFactory.Parse(second).PathSegments]);

    private static bool ShareVerb(HttpFunction first, HttpFunction second) =>
        first.Verbs.Count == 0 || second.Verbs.Count == 0 || first.Verbs.Intersect(second.Verbs, StringComparer.OrdinalIgnoreCase).Any();

    private static bool Overlap(ReadOnlySpan<RoutePatternPathSegment> first, ReadOnlySpan<RoutePatternPathSegment> second)
    {
        if (first is [] || second is [])
        {
            return (first is [] || MayEndBefore(first[0])) && (second is [] || MayEndBefore(second[0]));
        }

        return IsRest(first[0]) || IsRest(second[0]) || (MayBeEqual(first[0], second[0]) && Overlap(first[1..], second[1..]));
    }

    private static bool MayEndBefore(RoutePatternPathSegment segment) =>
        segment is { IsSimple: true, Parts: [RoutePatternParameterPart { IsOptional: true } or RoutePatternParameterPart { IsCatchAll: true } or RoutePatternParameterPart { Default: not null }] };

    private static bool IsRest(RoutePatternPathSegment segment) => segment.Parts is [.., RoutePatternParameterPart { IsCatchAll: true }];

    private static bool MayBeEqual(RoutePatternPathSegment one, RoutePatternPathSegment other) =>
        one.Parts is not [RoutePatternLiteralPart literal] || other.Parts is not [RoutePatternLiteralPart same]
            || string.Equals(literal.Content, same.Content, StringComparison.OrdinalIgnoreCase);
}
