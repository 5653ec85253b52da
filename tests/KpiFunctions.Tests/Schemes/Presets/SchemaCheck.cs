using System.Text.Json;
using System.Text.RegularExpressions;

namespace KpiFunctions.Tests.Schemes.Presets;

/// <summary>Checks JSON against the keywords of JSON Schema that the scheme's schema uses; a keyword that is not known here fails the test.</summary>
internal sealed class SchemaCheck
{
    private static readonly string[] Notes = ["$schema", "$id", "$defs", "title", "description", "default"];

    private readonly JsonElement _root;

    private SchemaCheck(JsonElement root) => _root = root;

    internal static IReadOnlyList<string> Problems(ReadOnlyMemory<byte> schema, ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(schema);
        using var value = JsonDocument.Parse(json);
        return [.. new SchemaCheck(document.RootElement).Check(document.RootElement, value.RootElement, "$")];
    }

    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string path) =>
        schema.EnumerateObject().Where(k => !Notes.Contains(k.Name)).SelectMany(k => Keyword(k, schema, value, path));

    private IEnumerable<string> Keyword(JsonProperty keyword, JsonElement schema, JsonElement value, string path)
    {
        var rule = keyword.Value;
        return keyword.Name switch
        {
            "$ref" => Check(_root.GetProperty("$defs").GetProperty(rule.GetString()![8..]), value, path),
            "type" => When(IsOf(rule.GetString()!, value), path, "type"),
            "const" => When(JsonElement.DeepEquals(rule, value), path, "const"),
            "enum" => When(rule.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)), path, "enum"),
            "oneOf" => When(rule.EnumerateArray().Count(s => !Check(s, value, path).Any()) == 1, path, "oneOf"),
            "anyOf" => When(rule.EnumerateArray().Any(s => !Check(s, value, path).Any()), path, "anyOf"),
            "required" => rule.EnumerateArray().SelectMany(n => When(value.TryGetProperty(n.GetString()!, out _), path, "required " + n)),
            "properties" => rule.EnumerateObject().SelectMany(p => value.TryGetProperty(p.Name, out var v) ? Check(p.Value, v, $"{path}.{p.Name}") : []),
            "additionalProperties" => Others(schema, value).SelectMany(p => rule.ValueKind == JsonValueKind.False ? [$"{path}.{p.Name}: unknown"] : Check(rule, p.Value, $"{path}.{p.Name}")),
            "dependentRequired" => rule.EnumerateObject().Where(d => value.TryGetProperty(d.Name, out _))
                .SelectMany(d => d.Value.EnumerateArray().SelectMany(n => When(value.TryGetProperty(n.GetString()!, out _), path, "dependent " + n))),
            "items" => value.EnumerateArray().SelectMany((v, i) => Check(rule, v, $"{path}[{i}]")),
            "minItems" => When(value.GetArrayLength() >= rule.GetInt32(), path, "minItems"),
            "minProperties" => When(value.EnumerateObject().Count() >= rule.GetInt32(), path, "minProperties"),
            "maxProperties" => When(value.EnumerateObject().Count() <= rule.GetInt32(), path, "maxProperties"),
            "minLength" => When(value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= rule.GetInt32(), path, "minLength"),
            "maxLength" => When(value.GetString()!.Length <= rule.GetInt32(), path, "maxLength"),
            "pattern" => When(Regex.IsMatch(value.GetString()!, rule.GetString()!), path, "pattern"),
            "minimum" => When(value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= rule.GetDecimal(), path, "minimum"),
            "maximum" => When(value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= rule.GetDecimal(), path, "maximum"),
            "exclusiveMinimum" => When(value.ValueKind != JsonValueKind.Number || value.GetDecimal() > rule.GetDecimal(), path, "exclusiveMinimum"),
            "multipleOf" => When(value.GetDecimal() % rule.GetDecimal() == 0, path, "multipleOf"),
            _ => throw new NotSupportedException($"The check does not know the keyword '{keyword.Name}'."),
        };
    }

    private static IEnumerable<JsonProperty> Others(JsonElement schema, JsonElement value) =>
        value.EnumerateObject().Where(p => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(p.Name, out _));

    private static bool IsOf(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => false,
    };

    private static IEnumerable<string> When(bool isSound, string path, string keyword) => isSound ? [] : [$"{path}: {keyword}"];
}
