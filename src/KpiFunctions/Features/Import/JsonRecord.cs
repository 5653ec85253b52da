using System.Text.Json;

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
        foreach (var property in element.EnumerateObject())
        {
            if (columns.Find(property.Name) is not { } name)
            {
                return Refuse(line, columns.ProblemOf([property.Name])!);
            }

            switch (property.Value.ValueKind)
            {
                case JsonValueKind.Null:
                    break;
                case JsonValueKind.String when property.Value.GetString() is { Length: > 0 } text:
                    fields[name] = text.Trim();
                    break;
                case JsonValueKind.String:
                    break;
                case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                    fields[name] = property.Value.GetRawText();
                    break;
                default:
                    return Refuse(line, $"'{property.Name}' is a JSON {property.Value.ValueKind}; it must be text, a number, true or false.");
            }
        }

        return new ImportRow(line, fields);
    }

    internal static ImportRow Refuse(int line, string problem) => new(line, new Dictionary<string, string>(), problem);
}
