using KpiFunctions.Worker.Tests.Hosting;

namespace KpiFunctions.Worker.Tests.Metadata;

/// <summary>
/// Functions that the host could mix up. It takes the first route that matches, in the order of the functions' names and not of the routes'
/// precedence: of <c>schemes/{id}</c> and <c>schemes/presets</c> one would never be reached.
/// </summary>
internal static class RouteOverlaps
{
    /// <summary>One sentence for each pair of functions that share a verb and some path.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<LoadedFunction> functions) =>
        from first in functions
        from second in functions
        where string.CompareOrdinal(first.Name, second.Name) < 0
        where first.Route is not null && second.Route is not null && first.Route.Overlaps(second.Route)
        from verb in first.Verbs.Intersect(second.Verbs)
        select $"{verb} {first.Route} of {first.Name} takes what is meant for {verb} {second.Route} of {second.Name}";
}
