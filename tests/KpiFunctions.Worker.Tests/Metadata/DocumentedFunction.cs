using KpiFunctions.Worker.Tests.Hosting;

namespace KpiFunctions.Worker.Tests.Metadata;

/// <summary>A function as the README tells of it.</summary>
/// <param name="Trigger">What starts it: a timer's or a queue's setting between percent signs, or verb and route.</param>
internal sealed record DocumentedFunction(string Name, string Kind, string Trigger)
{
    /// <summary>The same facts of a function as the worker reports it.</summary>
    /// <param name="routePrefix">Of host.json.</param>
    public static DocumentedFunction Of(LoadedFunction function, string routePrefix) => new(
        function.Name,
        function.Kind,
        function.Schedule ?? function.Queue ?? $"{string.Join(',', function.Verbs)} /{routePrefix}/{function.Route}");
}
