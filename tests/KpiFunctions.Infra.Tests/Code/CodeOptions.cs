using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace KpiFunctions.Infra.Tests.Code;

/// <summary>A setting of an options class of the app: its name as an environment variable, its default and its range as a person writes them.</summary>
internal sealed record CodeOption(string Name, string Default, string Range)
{
    /// <summary>Every setting of every class with a section of its own.</summary>
    internal static IReadOnlyList<CodeOption> All { get; } =
    [
        .. from type in typeof(ServiceCollectionExtensions).Assembly.GetTypes()
           let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
           where section is not null && section.IsLiteral
           from option in Of(Activator.CreateInstance(type)!, (string)section.GetRawConstantValue()!)
           orderby option.Name
           select option,
    ];

    private static IEnumerable<CodeOption> Of(object options, string prefix)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var (name, value) = ($"{prefix}__{property.Name}", property.GetValue(options));
            if (value is not null && property.PropertyType.Assembly == typeof(ServiceCollectionExtensions).Assembly)
            {
                foreach (var inner in Of(value, name))
                {
                    yield return inner;
                }

                continue;
            }

            yield return new CodeOption(name, Text(value), property.GetCustomAttribute<RangeAttribute>() is { } range ? $"{Text(range.Minimum)} to {Text(range.Maximum)}" : string.Empty);
        }
    }

    private static string Text(object? value) => value switch
    {
        null => string.Empty,
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        string text => text,
        System.Collections.IEnumerable => string.Empty,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString()!,
    };
}
