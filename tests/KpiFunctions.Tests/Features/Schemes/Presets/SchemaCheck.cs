using System.Text.Json;
using System.Text.RegularExpressions;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

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

    /// <summary>A keyword says nothing about values of another kind than its own.</summary>
    private IEnumerable<string> Keyword(JsonProperty keyword, JsonElement schema, JsonElement value, string path) => keyword.Name switch
    {
        "$ref" or "type" or "const" or "enum" or "oneOf" or "anyOf" => OfAnyKind(keyword, value, path),
        "required" or "properties" or "additionalProperties" or "dependentRequired" or "minProperties" or "maxProperties" =>
            value.ValueKind == JsonValueKind.Object ? OfObjects(keyword, schema, value, path) : [],
        "items" or "minItems" => value.ValueKind == JsonValueKind.Array ? OfArrays(keyword, value, path) : [],
        "minLength" or "maxLength" or "pattern" => value.ValueKind == JsonValueKind.String ? OfTexts(keyword, value.GetString()!, path) : [],
        "minimum" or "maximum" or "exclusiveMinimum" or "multipleOf" => value.ValueKind == JsonValueKind.Number ? OfNumbers(keyword, value.GetDecimal(), path) : [],
        _ => throw new NotSupportedException($"The check does not know the keyword '{keyword.Name}'."),
    };

    private IEnumerable<string> OfAnyKind(JsonProperty keyword, JsonElement value, string path)
    {
        var rule = keyword.Value;
        return keyword.Name switch
        {
            "$ref" => Check(_root.GetProperty("$defs").GetProperty(rule.GetString()![8..]), value, path),
            "type" => When(IsOf(rule.GetString()!, value), path, "type"),
            "const" => When(JsonElement.DeepEquals(rule, value), path, "const"),
            "enum" => When(rule.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)), path, "enum"),
            "oneOf" => When(rule.EnumerateArray().Count(s => !Check(s, value, path).Any()) == 1, path, "oneOf"),
            _ => When(rule.EnumerateArray().Any(s => !Check(s, value, path).Any()), path, "anyOf"),
        };
    }

    private IEnumerable<string> OfObjects(JsonProperty keyword, JsonElement schema, JsonElement value, string path)
    {
        var rule = keyword.Value;
        return keyword.Name switch
        {
            "required" => rule.EnumerateArray().SelectMany(n => When(value.TryGetProperty(n.GetString()!, out _), path, "required " + n)),
            "properties" => rule.EnumerateObject().SelectMany(p => value.TryGetProperty(p.Name, out var v) ? Check(p.Value, v, $"{path}.{p.Name}") : []),
            "additionalProperties" => Others(schema, value).SelectMany(p => rule.ValueKind == JsonValueKind.False ? [$"{path}.{p.Name}: unknown"] : Check(rule, p.Value, $"{path}.{p.Name}")),
            "dependentRequired" => rule.EnumerateObject().Where(d => value.TryGetProperty(d.Name, out _))
                .SelectMany(d => d.Value.EnumerateArray().SelectMany(n => When(value.TryGetProperty(n.GetString()!, out _), path, "dependent " + n))),
            "minProperties" => When(value.EnumerateObject().Count() >= rule.GetInt32(), path, "minProperties"),
            _ => When(value.EnumerateObject().Count() <= rule.GetInt32(), path, "maxProperties"),
        };
    }

    private IEnumerable<string> OfArrays(JsonProperty keyword, JsonElement value, string path) => keyword.Name == "items"
        ? value.EnumerateArray().SelectMany((v, i) => Check(keyword.Value, v, $"{path}[{i}]"))
        : When(value.GetArrayLength() >= keyword.Value.GetInt32(), path, "minItems");

    private static IEnumerable<string> OfTexts(JsonProperty keyword, string text, string path) => When(
        keyword.Name switch
        {
            "minLength" => text.Length >= keyword.Value.GetInt32(),
            "maxLength" => text.Length <= keyword.Value.GetInt32(),
            _ => Regex.IsMatch(text, keyword.Value.GetString()!),
        },
        path,
        keyword.Name);

    private static IEnumerable<string> OfNumbers(JsonProperty keyword, decimal number, string path)
    {
        var border = keyword.Value.GetDecimal();
        var isSound = keyword.Name switch
        {
            "minimum" => number >= border,
            "maximum" => number <= border,
            "exclusiveMinimum" => number > border,
            _ => number % border == 0,
        };
        return When(isSound, path, keyword.Name);
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
