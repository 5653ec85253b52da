using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Tests.Documentation;

/// <summary>Routes that texts name, and those that the app has.</summary>
internal static partial class NamedRoutes
{
    private static readonly (string Verb, string[] Segments)[] Known =
    [
        .. from type in typeof(ServiceCollectionExtensions).Assembly.GetExportedTypes()
           from method in type.GetMethods()
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger is not null
           from verb in trigger.Methods ?? []
           select (verb.ToUpperInvariant(), trigger.Route!.Split('/')),
    ];

    /// <summary>Routes within lines and spans of code that no function of the app has.</summary>
    internal static IEnumerable<string> Unknown(IEnumerable<string> code) => code.SelectMany(Named).Where(route => !Exists(route.Verb, route.Path)).Select(route => $"{route.Verb} /api/{route.Path}".TrimStart());

    private static IEnumerable<(string Verb, string Path)> Named(string code) =>
        Route().Matches(code).Select(m => (m.Groups["verb"].Value, m.Groups["path"].Value))
            .Concat(Call().Matches(code).Select(m => (Verb().Match(code) is { Success: true } verb ? verb.Groups[1].Value : "GET", m.Groups["path"].Value)))
            .Select(route => (route.Item1, Path: route.Item2.Split('?')[0].TrimEnd('/', '.')))
            .Where(route => !route.Path.Contains('$', StringComparison.Ordinal));

    /// <summary>A parameter of a template is met by a name in braces and by an example of it.</summary>
    private static bool Exists(string verb, string path) => path.Split('/') is var named && Known.Any(known =>
        (verb.Length == 0 || known.Verb == verb)
        && known.Segments.Length == named.Length
        && known.Segments.Zip(named).All(s => s.First == s.Second || (s.First is ['{', ..] && s.Second.Length > 0)));

    [GeneratedRegex(@"(?:\b(?<verb>GET|POST|PUT|PATCH|DELETE|HEAD) )?(?<![\w}])/api/(?<path>[^\s""'`,;|)…]+)")]
    private static partial Regex Route();

    /// <summary>A call of curl in a guide.</summary>
    [GeneratedRegex(@"\$API/(?<path>[^\s""'`,;|)…]+)")]
    private static partial Regex Call();

    [GeneratedRegex("-X ([A-Z]+)")]
    private static partial Regex Verb();
}
