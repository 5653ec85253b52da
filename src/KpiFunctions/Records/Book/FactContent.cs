using System.Globalization;
using Azure.Data.Tables;
using KpiFunctions.Records.Book.Rows;

namespace KpiFunctions.Records.Book;

/// <summary>What a row says, apart from where it lies and when it was written: two rows of the same content are the same fact.</summary>
internal static class FactContent
{
    /// <summary>Who entered it, which is no part of what it says: the same of somebody else is the same.</summary>
    internal const string EnteredBy = "EnteredBy";

    private static readonly string[] OfStorage = ["PartitionKey", "RowKey", "Timestamp", "odata.etag", LateColumns.KeptAt, LateColumns.TakenIn];

    internal static string Of(TableEntity row) => string.Join(
        '\n',
        Columns(row).Where(c => c.Key != EnteredBy).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={Text(c.Value)}"));

    /// <summary>The same content under another key of the same partition.</summary>
    internal static TableEntity CopyTo(this TableEntity row, string rowKey) => CopyTo(row, row.PartitionKey, rowKey);

    internal static TableEntity CopyTo(this TableEntity row, string partition, string rowKey)
    {
        var copy = new TableEntity(partition, rowKey);
        foreach (var (column, value) in Columns(row))
        {
            copy[column] = value;
        }

        return copy;
    }

    private static IEnumerable<KeyValuePair<string, object>> Columns(TableEntity row) =>
        row.Where(c => c.Value is not null && !OfStorage.Contains(c.Key, StringComparer.Ordinal)).Select(c => new KeyValuePair<string, object>(c.Key, c.Value!));

    private static string Text(object value) => value is DateTimeOffset time
        ? time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}
