using System.Globalization;
using System.Text;
using Google.Protobuf;
using KpiFunctions.Testing.Telemetry.Otlp;

namespace KpiFunctions.Testing.Telemetry;

/// <summary>A trace as text: its spans by time, those within others further in, each with its attributes and with what it is linked to.</summary>
public static class TraceText
{
    /// <param name="trace">Id of the trace, in hex.</param>
    /// <param name="all">Spans of this and other traces, in which the linked ones are looked up.</param>
    public static string Of(string trace, IReadOnlyList<Span> all)
    {
        var spans = all.Where(s => Hex(s.TraceId) == trace).OrderBy(s => s.Start).ToList();
        var ids = spans.Select(s => s.SpanId).ToHashSet();
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"trace {trace}");
        foreach (var root in spans.Where(s => !ids.Contains(s.ParentSpanId)))
        {
            Write(text, root, spans, all, depth: 1);
        }

        return text.ToString();
    }

    public static string Hex(ByteString id) => Convert.ToHexStringLower(id.Span);

    /// <summary>An attribute as text; empty when the span has none of this name.</summary>
    public static string Attribute(this Span span, string key) => span.Attributes.FirstOrDefault(a => a.Key == key) is { } found ? TextOf(found.Value) : string.Empty;

    public static string TextOf(Value value) => value.ValueCase switch
    {
        Value.ValueOneofCase.Text => value.Text,
        Value.ValueOneofCase.Flag => value.Flag ? "true" : "false",
        Value.ValueOneofCase.Whole => value.Whole.ToString(CultureInfo.InvariantCulture),
        Value.ValueOneofCase.Real => value.Real.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static void Write(StringBuilder text, Span span, List<Span> spans, IReadOnlyList<Span> all, int depth)
    {
        var attributes = string.Join(' ', span.Attributes.Select(a => $"{a.Key}={TextOf(a.Value)}"));
        var links = string.Join(", ", span.Links.Select(l => all.FirstOrDefault(s => s.SpanId == l.SpanId)?.Name ?? "?"));
        text.Append(' ', depth * 2).Append(span.Name.PadRight(Math.Max(1, 12 - (2 * depth)))).Append(' ').Append(attributes);
        text.AppendLine(links.Length > 0 ? $" <- {links}" : string.Empty);
        foreach (var child in spans.Where(s => s.ParentSpanId == span.SpanId))
        {
            Write(text, child, spans, all, depth + 1);
        }
    }
}
