using System.Text.Json;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Sheets;

namespace KpiFunctions.Features.Schemes.Presets;

/// <summary>Needs as JSON, in the list of presets and beside a preset.</summary>
internal static class NeedsJson
{
    /// <summary>The member beside a scheme. Like <c>$schema</c> it says nothing about the scheme, and whoever reads schemes passes over it.</summary>
    internal const string Member = "$needs";

    /// <summary>The member with the rating sheets that a preset names; whoever reads schemes passes over it too.</summary>
    internal const string SheetsMember = "$sheets";

    /// <summary>The preset, which can be saved as it is, with what it needs and the sheets that it names, each of which can be saved as it is too, as its last members.</summary>
    internal static byte[] WritePreset(Scheme scheme) => CanonicalJson.Write(json =>
    {
        using var document = JsonDocument.Parse(SchemeJson.Write(scheme));
        json.WriteStartObject();
        foreach (var member in document.RootElement.EnumerateObject())
        {
            member.WriteTo(json);
        }

        json.WriteList(Member, SchemeNeeds.Of(scheme), Write);
        SchemeDocument.WriteOptional(json, SheetsMember, SheetPresets.Of(scheme), Write);
        json.WriteEndObject();
    });

    /// <summary>All presets by title, each with what it needs.</summary>
    internal static byte[] WriteList(IEnumerable<Scheme> presets) => CanonicalJson.Write(json =>
    {
        json.WriteStartArray();
        foreach (var scheme in presets)
        {
            json.WriteStartObject();
            json.WriteString("id", scheme.Id.Value);
            SchemeDocument.WriteText(json, "title", scheme.Title);
            SchemeDocument.WriteOptional(json, "source", scheme.Source);
            SchemeDocument.WriteOptional(json, "role", scheme.Role);
            json.WriteList("needs", SchemeNeeds.Of(scheme), Write);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, RatingSheet sheet) => JsonSerializer.Serialize(json, SheetJson.Of(sheet), ApiJson.Options);

    private static void Write(Utf8JsonWriter json, Need need)
    {
        json.WriteStartObject();
        json.WriteString("record", need.Record);
        SchemeDocument.WriteOptional(json, "name", need.Name);
        SchemeDocument.WriteOptional(json, "measures", need.Measures);
        SchemeDocument.WriteOptional(json, "endpoint", need.Endpoint);
        WriteTexts(json, "columns", need.Columns);
        SchemeDocument.WriteOptional(json, "insteadOf", need.InsteadOf);
        WriteTexts(json, "orderColumns", need.OrderColumns);
        WriteTexts(json, "usedBy", need.UsedBy);
        SchemeDocument.WriteText(json, "what", need.What);
        SchemeDocument.WriteText(json, "from", need.From);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts) =>
        SchemeDocument.WriteOptional(json, name, texts, (writer, text) => writer.WriteStringValue(text));
}
