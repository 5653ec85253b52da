using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>OData filters with quoted and escaped values.</summary>
internal static class TableQueryFilter
{
    public static string Create(FormattableString filter) => string.Format(
        CultureInfo.InvariantCulture,
        filter.Format,
        [.. filter.GetArguments().Select(Literal)]);

    public static string EscapeQuotes(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"'{EscapeQuotes(text)}'",
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number => number.ToString(CultureInfo.InvariantCulture),
        Guid id => $"guid'{id}'",
        DateTimeOffset time => $"datetime'{EntityJson.Format(time)}'",
        _ => throw new ArgumentException($"A value of type {value.GetType()} cannot be part of a table filter."),
    };
}
