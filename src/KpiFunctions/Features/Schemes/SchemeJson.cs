using System.Text;
using System.Text.Json;
using KpiFunctions.Domain.SchemeValidation;
using KpiFunctions.Domain.Schemes;
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
            var problems = new List<SchemeProblem>();
            var scheme = SchemeParser.Read(new JsonFields(document.RootElement, "$", problems));
            problems.AddRange(SchemeValidator.Validate(scheme).Where(p => !problems.Exists(form => IsRelated(form.JsonPath, p.JsonPath))).ToList());
            return new(problems.Count == 0 ? scheme : null, problems);
        }
        catch (JsonException malformed)
        {
            return new(null, [new("$", $"This is no JSON: {malformed.Message}")]);
        }
    }

    /// <inheritdoc cref="Read(ReadOnlyMemory{byte})"/>
    public static SchemeReading Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    /// <summary>The scheme as compact UTF-8 JSON, the same bytes for the same scheme.</summary>
    public static byte[] Write(Scheme scheme) => CanonicalJson.Write(json => SchemeDocument.Write(json, scheme));

    private static bool IsRelated(string form, string other) =>
        form.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(form, StringComparison.Ordinal);
}
