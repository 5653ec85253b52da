using System.Text;
using System.Text.Json;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.SchemeValidation;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Schemes;

/// <summary>Schemes as JSON, the form in which they are edited, shipped and stored.</summary>
public static class SchemeJson
{
    /// <summary>Some editors put it before UTF-8.</summary>
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <summary>Reads and validates a scheme. Every problem is found at once; a problem of the form hides those that would only follow from it.</summary>
    public static SchemeReading Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8.Span.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8, Options);
            var notes = new FormNotes();
            var scheme = SchemeParser.Read(new JsonFields(document.RootElement, "$", notes));
            SchemeProblem[] problems =
                [.. notes.Problems, .. SchemeValidator.Validate(scheme).Where(p => !notes.Problems.Any(form => IsRelated(form.JsonPath, p.JsonPath)))];
            return new(problems.Length == 0 ? scheme : null, problems);
        }
        catch (JsonException malformed)
        {
            return new(null, [new("$", $"This is no JSON: {malformed.Message}")]);
        }
    }

    /// <inheritdoc cref="Read(ReadOnlyMemory{byte})"/>
    public static SchemeReading Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    /// <summary>
    /// Reads a scheme as it was kept, whatever rules have been made for new ones since: what a month was closed with must stay readable.
    /// </summary>
    /// <exception cref="FormatException">The text is no scheme that was ever kept.</exception>
    public static Scheme ReadStored(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return SchemeParser.Read(new JsonFields(document.RootElement, "$", new FormNotes { IsStored = true }));
        }
        catch (JsonException malformed)
        {
            throw new FormatException("A stored scheme is no JSON.", malformed);
        }
    }

    /// <summary>The scheme as compact UTF-8 JSON, the same bytes for the same scheme.</summary>
    public static byte[] Write(Scheme scheme) => CanonicalJson.Write(json => SchemeDocument.Write(json, scheme));

    private static bool IsRelated(string form, string other) =>
        form.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(form, StringComparison.Ordinal);
}
