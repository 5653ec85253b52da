using System.Diagnostics;
using System.Text.Json;

namespace KpiFunctions.Foundation.Telemetry;

/// <summary>Where the app's own traces and metrics come from; exporters ask for this name.</summary>
public static class Signals
{
    /// <summary>Name of the source of traces and of the meter.</summary>
    public const string Name = "KpiFunctions";

    /// <summary>Starts spans; without an exporter it starts none.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>A value as attributes have it: words in lower case, joined by underscores.</summary>
    internal static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>A link to a run of a function; none when it is not traced.</summary>
    internal static IEnumerable<ActivityLink>? LinksTo(Activity? run) => run is null ? null : [new ActivityLink(run.Context)];
}
