using System.Diagnostics;
using System.Text.Json;

namespace KpiFunctions.Foundation.Telemetry;

/// <summary>
/// The trace context that a queue message carries, so that a trace goes on where the message is worked on: a member <c>traceparent</c> beside the
/// others, as CloudEvents have it too.
/// </summary>
/// <remarks>Source: W3C Trace Context, traceparent header; CloudEvents, Distributed Tracing extension.</remarks>
internal static class MessageTrace
{
    private const string Member = "traceparent";

    /// <summary>A JSON object with the present context added; as it is when nothing is traced.</summary>
    internal static string Add(string json)
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C, Id: { } here } || json is not ['{', .. var members])
        {
            return json;
        }

        return members is "}" ? $$"""{"{{Member}}":"{{here}}"}""" : $$"""{"{{Member}}":"{{here}}",{{members}}""";
    }

    /// <summary>The context that a message carries; nothing when it carries none, or is no message of anybody's.</summary>
    internal static ActivityContext Of(string json)
    {
        if (!json.Contains(Member, StringComparison.Ordinal))
        {
            return default;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            // Whoever reads the message says what is wrong with it.
            return default;
        }
    }

    /// <inheritdoc cref="Of(string)"/>
    internal static ActivityContext Of(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(Member, out var value)
        && value.ValueKind == JsonValueKind.String
        && ActivityContext.TryParse(value.GetString(), traceState: null, isRemote: true, out var context)
            ? context
            : default;

    /// <summary>Starts the work on a message: a part of the sender's trace, linked to the run of the function that the runtime began.</summary>
    /// <param name="function">Whose queue it is.</param>
    internal static Activity? Start(string function, ActivityContext sender) =>
        sender == default
            ? null
            : Signals.Source.StartActivity($"process {function}", ActivityKind.Consumer, sender, links: Signals.LinksTo(Activity.Current));
}
