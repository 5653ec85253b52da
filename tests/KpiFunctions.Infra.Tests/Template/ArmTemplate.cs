using System.Text.Json;
using System.Text.RegularExpressions;

namespace KpiFunctions.Infra.Tests.Template;

/// <summary>What a compiled template makes.</summary>
internal sealed partial class ArmTemplate(JsonElement json)
{
    private const string Module = "Microsoft.Resources/deployments";

    /// <summary>Every resource that it makes, those of its modules included, by the module's name.</summary>
    internal IEnumerable<(string Module, string Type, JsonElement Json)> Resources() => ResourcesOf(json, "main");

    /// <summary>Values of a variable of the main template: an object by name, or a list.</summary>
    internal IReadOnlyDictionary<string, string> Object(string variable) =>
        Variable(variable).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);

    /// <inheritdoc cref="Object"/>
    internal IReadOnlyList<string> List(string variable) => [.. Variable(variable).EnumerateArray().Select(v => v.GetString()!)];

    /// <summary>Settings of the app that the template sets, with their values; those put together while it is deployed have none.</summary>
    internal IReadOnlyDictionary<string, string?> Settings()
    {
        var app = ModuleOf("app");
        var settings = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var part in app.GetProperty("variables").EnumerateObject().Where(v => v.Value.ValueKind == JsonValueKind.Object))
        {
            foreach (var setting in part.Value.EnumerateObject())
            {
                var value = setting.Value.GetString()!;
                settings[setting.Name] = value.StartsWith('[') ? null : value;
            }
        }

        var expression = ResourcesOf(app, "app").Single(r => r.Type == "Microsoft.Web/sites/config").Json.GetProperty("properties").GetString()!;
        foreach (Match name in SettingName().Matches(expression))
        {
            settings[name.Groups[1].Value] = null;
        }

        foreach (var (name, value) in (IEnumerable<KeyValuePair<string, string>>)[.. Object("queues"), .. Object("schedules")])
        {
            settings[name] = value;
        }

        return settings;
    }

    /// <summary>Ids of the roles that are given, by the module that gives them.</summary>
    internal IEnumerable<(string Module, string Role, string Name)> Roles() =>
        from module in (string[])["access", "sms"]
        let variables = ModuleOf(module).GetProperty("variables")
        from role in variables.TryGetProperty("roles", out var named)
            ? named.EnumerateObject()
            : variables.EnumerateObject().Where(v => v.Value.ValueKind == JsonValueKind.String && Guid.TryParse(v.Value.GetString(), out _))
        select (module, role.Value.GetString()!, role.Name);

    private static IEnumerable<(string Module, string Type, JsonElement Json)> ResourcesOf(JsonElement template, string name)
    {
        var resources = template.GetProperty("resources");
        IEnumerable<(string? Name, JsonElement Json)> all = resources.ValueKind == JsonValueKind.Array
            ? resources.EnumerateArray().Select(r => ((string?)null, r))
            : resources.EnumerateObject().Select(r => ((string?)r.Name, r.Value));
        foreach (var (symbol, resource) in all.Where(r => !r.Json.TryGetProperty("existing", out var e) || !e.GetBoolean()))
        {
            var type = resource.GetProperty("type").GetString()!;
            if (type != Module)
            {
                yield return (name, type, resource);
                continue;
            }

            foreach (var inner in ResourcesOf(resource.GetProperty("properties").GetProperty("template"), symbol!))
            {
                yield return inner;
            }
        }
    }

    internal JsonElement ModuleOf(string name) => json.GetProperty("resources").GetProperty(name).GetProperty("properties").GetProperty("template");

    private JsonElement Variable(string name) => json.GetProperty("variables").GetProperty(name);

    [GeneratedRegex("'([A-Z][A-Za-z]*__[A-Za-z0-9_]+|APPLICATIONINSIGHTS_[A-Z_]+)', ")]
    private static partial Regex SettingName();
}
