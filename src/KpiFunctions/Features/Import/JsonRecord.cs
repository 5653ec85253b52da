using System.Text.Json;
using KpiFunctions.Domain;

namespace KpiFunctions.Features.Import;

/// <summary>Turns a JSON object into the same fields that a CSV row has.</summary>
internal static class JsonRecord
{
    internal static ImportRow Read(int line, JsonElement element, ImportColumns columns)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Refuse(line, $"This record is a JSON {element.ValueKind}; it must be an object.");
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (NameOf(property) is not { } column)
            {
                return Refuse(line, "The name of a property holds half of a character (a \\ud8xx without its other half); correct it.");
            }

            if (columns.Find(column) is not { } name)
            {
                return Refuse(line, columns.ProblemOf([column])!);
            }

            if (!given.Add(name))
            {
                return Refuse(line, $"'{name}' stands twice in this record; keep one.");
            }

            switch (property.Value.ValueKind)
            {
                case JsonValueKind.Null:
                    break;
                case JsonValueKind.String when TextOf(property.Value) is null:
                    return Refuse(line, $"'{property.Name}' holds half of a character (a \\ud8xx without its other half); cut texts between characters.");
                case JsonValueKind.String when TextOf(property.Value) is { Length: > 0 } text:
                    fields[name] = text;
                    break;
                case JsonValueKind.String:
                    break;
                case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                    fields[name] = property.Value.GetRawText();
                    break;
                case JsonValueKind.Array when NoIdIn(property.Value) is { } text:
                    return Refuse(line, $"'{text}' in '{property.Name}' is no valid id: use 1 to 64 letters, digits, '-', '_', '.' or ':'.");
                case JsonValueKind.Array when SharesOf(property.Value) is { } shares:
                    fields[name] = shares;
                    break;
                default:
                    return Refuse(line, $"'{property.Name}' is a JSON {property.Value.ValueKind}; it must be text, a number, true or false.");
            }
        }

        return new ImportRow(line, fields) { Given = given };
    }

    /// <summary>A list of people with their shares as a table writes it; <see langword="null"/> when the list is none.</summary>
    private static string? SharesOf(JsonElement list)
    {
        var people = new List<string>();
        foreach (var one in list.EnumerateArray())
        {
            var members = one.ValueKind == JsonValueKind.Object ? one.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal) : [];
            if (members.Keys.Except(["staffId", "share"]).Any() || !members.TryGetValue("staffId", out var staff) || staff.ValueKind != JsonValueKind.String || TextOf(staff) is not { Length: > 0 } id)
            {
                return null;
            }

            people.Add(members.GetValueOrDefault("share") is { ValueKind: JsonValueKind.Number } share ? $"{id}={share.GetRawText()}" : id);
        }

        return people.Count == 0 ? null : string.Join('|', people);
    }

    /// <summary>
    /// A staff id in a list of people that is none; <see langword="null"/> when all are ids or the list is none of people. A table's signs between people and
    /// before shares mean nothing in JSON, which has its own.
    /// </summary>
    private static string? NoIdIn(JsonElement list) => list.EnumerateArray()
        .Where(one => one.ValueKind == JsonValueKind.Object)
        .Select(one => one.TryGetProperty("staffId", out var staff) && staff.ValueKind == JsonValueKind.String ? TextOf(staff) : null)
        .FirstOrDefault(text => text is not null && !StaffId.TryParse(text.Trim(), out _));

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return CellText.Clean(value.GetString());
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    internal static ImportRow Refuse(int line, string problem) => new(line, new Dictionary<string, string>(), problem);
}
