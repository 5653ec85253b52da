using System.Globalization;
using Azure.Data.Tables;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Foundation.Storage;

/// <summary>Reads and writes the value types that table storage does not know.</summary>
internal static class EntityColumns
{
    /// <summary>Look-up keys of numbers have 64 digits; errors end up in logs, so they show the first few only.</summary>
    private static string Shown(string partitionKey) => partitionKey.Length < 64 ? partitionKey : partitionKey[..8] + "…";

    /// <exception cref="FormatException">The row lacks the column: it is none of ours, or was written by hand.</exception>
    internal static string GetRequired(this TableEntity row, string column) =>
        row.GetString(column) ?? throw new FormatException($"Row {Shown(row.PartitionKey)}/{row.RowKey} lacks the column {column}.");

    internal static Instant? GetInstant(this TableEntity row, string column) =>
        row.GetDateTimeOffset(column) is { } value ? Instant.FromDateTimeOffset(value) : null;

    internal static void SetInstant(this TableEntity row, string column, Instant? value)
    {
        if (value is { } instant)
        {
            row[column] = instant.ToDateTimeOffset();
        }
    }

    internal static LocalDate? GetDay(this TableEntity row, string column) =>
        row.GetString(column) is { } value ? LocalDatePattern.Iso.Parse(value).Value : null;

    internal static void SetDay(this TableEntity row, string column, LocalDate? value)
    {
        if (value is { } day)
        {
            row[column] = LocalDatePattern.Iso.Format(day);
        }
    }

    /// <summary>Decimals are kept as text, because the service's floating point numbers would change them.</summary>
    internal static decimal? GetDecimal(this TableEntity row, string column) =>
        row.GetString(column) is { } value ? decimal.Parse(value, CultureInfo.InvariantCulture) : null;

    internal static void SetDecimal(this TableEntity row, string column, decimal? value)
    {
        if (value is { } number)
        {
            row[column] = number.ToString(CultureInfo.InvariantCulture);
        }
    }

    internal static void SetText(this TableEntity row, string column, string? value)
    {
        if (value is not null)
        {
            row[column] = value;
        }
    }

    /// <summary>An id that may be missing. One that cannot be read is not a missing one: it fails.</summary>
    internal static T? GetId<T>(this TableEntity row, string column, Func<string, T> parse)
        where T : struct => row.GetString(column) is { } id ? parse(id) : null;

    internal static TEnum GetEnum<TEnum>(this TableEntity row, string column)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(row.GetRequired(column));

    internal static TEnum? GetOptionalEnum<TEnum>(this TableEntity row, string column)
        where TEnum : struct, Enum => row.GetString(column) is { } value ? Enum.Parse<TEnum>(value) : null;
}
