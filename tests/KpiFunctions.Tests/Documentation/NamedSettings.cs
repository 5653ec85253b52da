using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Tests.Documentation;

/// <summary>Settings that texts name, and those that there are: of the options classes, of the triggers, and of the connection to storage.</summary>
internal static partial class NamedSettings
{
    private const string Separator = "__";

    /// <summary>Connections that the Functions host knows by an identity, and what it reads of them.</summary>
    private static readonly string[] Connections = ["Storage", "AzureWebJobsStorage"];

    private static readonly string[] PartsOfConnection = ["accountName", "tableServiceUri", "queueServiceUri", "blobServiceUri", "credential", "clientId"];

    private static readonly HashSet<string> Known =
    [
        .. OptionsOfTheApp().SelectMany(o => NamesOf(o.Type, o.Section)),
        .. SettingsOfTriggers(),
        .. from connection in Connections from part in PartsOfConnection select connection + Separator + part,
    ];

    /// <summary>Settings within lines and spans of code that are none.</summary>
    internal static IEnumerable<string> Unknown(IEnumerable<string> code) => NamesIn(code).Where(name => !Exists(name));

    /// <summary>The name itself, a list or dictionary or an entry of one, or the beginning of several names.</summary>
    private static bool Exists(string name) => name.EndsWith('…')
        ? Known.Any(known => known.StartsWith(name.TrimEnd('…', '_'), StringComparison.Ordinal))
        : Known.Contains(name) || Known.Contains(name + Separator) || Known.Any(known => known.EndsWith(Separator, StringComparison.Ordinal) && name.StartsWith(known, StringComparison.Ordinal));

    private static IEnumerable<string> NamesIn(IEnumerable<string> code) => code.SelectMany(c => Name().Matches(c).Select(m => m.Value));

    private static IEnumerable<string> SettingsOfTriggers() =>
        from type in typeof(ServiceCollectionExtensions).Assembly.GetExportedTypes()
        from method in type.GetMethods()
        from parameter in method.GetParameters()
        let expression = parameter.GetCustomAttribute<TimerTriggerAttribute>()?.Schedule ?? parameter.GetCustomAttribute<QueueTriggerAttribute>()?.QueueName
        where expression is not null
        select expression.Split('%')[1];

    private static IEnumerable<(Type Type, string Section)> OptionsOfTheApp() => typeof(ServiceCollectionExtensions).Assembly.GetTypes()
        .Select(t => (Type: t, Section: t.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string))
        .Where(o => o.Section is not null)
        .Select(o => (o.Type, o.Section!));

    /// <summary>Names of all properties; those of lists and dictionaries end with the separator.</summary>
    private static IEnumerable<string> NamesOf(Type options, string section) => options.GetProperties().SelectMany(property =>
        $"{section}{Separator}{property.Name}" is var name && property.PropertyType is var type && type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) ? [name + Separator]
        : type.Assembly == typeof(ServiceCollectionExtensions).Assembly && type.IsClass ? NamesOf(type, name)
        : (IEnumerable<string>)[name]);

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+__[A-Za-z0-9_]+…?|\b[A-Z][A-Za-z]+__…|(?<![\w.])[A-Z][A-Za-z]+(?:Schedule|Queue)\b(?![\w.<(])")]
    private static partial Regex Name();
}
