using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace KpiFunctions.Foundation.Storage;

/// <summary>
/// A row as the storage has it, cell by cell, for whoever proves that nobody changed it: what a cell means is not asked. The service's own columns
/// (time stamp, ETag) are no part of it.
/// </summary>
/// <param name="Table">The product's name of the table.</param>
/// <param name="Cells">Values by column, in ordinal order: text, whole number, truth, time, and what nobody but a stranger would write.</param>
public sealed record StoredRow(string Table, string Partition, string Key, IReadOnlyDictionary<string, object> Cells)
{
    private const string TypeOf = "@odata.type";

    private static readonly string[] OfTheService = ["odata.etag", "PartitionKey", "RowKey", "Timestamp"];

    internal static StoredRow Of(string table, TableEntity row) => new(
        table,
        row.PartitionKey,
        row.RowKey,
        new SortedDictionary<string, object>(
            row.Where(c => c.Value is not null && !OfTheService.Contains(c.Key, StringComparer.Ordinal)).ToDictionary(c => c.Key, c => c.Value),
            StringComparer.Ordinal));

    internal TableEntity ToEntity() => new(Cells.ToDictionary(c => c.Key, c => c.Value)) { PartitionKey = Partition, RowKey = Key };

    /// <summary>Text that was cut into several columns; as much of it as is there.</summary>
    internal string LongText(string column) => string.Concat(
        Enumerable.Range(0, Cells.Count).Select(i => Cells.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{column}{i}")) as string).TakeWhile(part => part is not null));

    /// <summary>A cell as text that is the same for the same value and type, and for nothing else.</summary>
    internal static string TextOf(object value) => value switch
    {
        string text => $"s:{text}",
        int number => string.Create(CultureInfo.InvariantCulture, $"i:{number}"),
        long number => string.Create(CultureInfo.InvariantCulture, $"l:{number}"),
        double number => string.Create(CultureInfo.InvariantCulture, $"d:{number:R}"),
        bool truth => truth ? "b:true" : "b:false",
        DateTimeOffset time => $"t:{TimeText(time)}",
        byte[] bytes => $"x:{Convert.ToHexStringLower(bytes)}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value.GetType().Name}:{value}"),
    };

    /// <summary>Writes the row as one object: <c>{ table, partition, key, cells }</c>, types of cells as the service itself names them.</summary>
    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("table", Table);
        json.WriteString("partition", Partition);
        json.WriteString("key", Key);
        json.WriteStartObject("cells");
        foreach (var (column, value) in Cells)
        {
            WriteCell(json, column, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">The JSON is none that <see cref="WriteTo"/> wrote.</exception>
    internal static StoredRow Read(JsonElement json)
    {
        try
        {
            var cells = new SortedDictionary<string, object>(StringComparer.Ordinal);
            var members = json.GetProperty("cells");
            foreach (var member in members.EnumerateObject().Where(m => !m.Name.EndsWith(TypeOf, StringComparison.Ordinal)))
            {
                cells[member.Name] = ReadCell(member.Value, members.TryGetProperty(member.Name + TypeOf, out var type) ? type.GetString() : null);
            }

            return new StoredRow(TextIn(json, "table"), TextIn(json, "partition"), TextIn(json, "key"), cells);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("A row of the file has no table, partition, key or cells, or a cell that is none.", e);
        }
    }

    private static string TextIn(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException($"A row of the file has no {name}.");

    private static string TimeText(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static void WriteCell(Utf8JsonWriter json, string column, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(column, text);
                break;
            case int number:
                json.WriteNumber(column, number);
                break;
            case bool truth:
                json.WriteBoolean(column, truth);
                break;
            case DateTimeOffset time:
                json.WriteString(column + TypeOf, "Edm.DateTime");
                json.WriteString(column, TimeText(time));
                break;
            case long number:
                json.WriteString(column + TypeOf, "Edm.Int64");
                json.WriteString(column, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteString(column + TypeOf, "Edm.Double");
                json.WriteString(column, number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                json.WriteString(column + TypeOf, "Edm.Binary");
                json.WriteString(column, Convert.ToBase64String(bytes));
                break;
            default:
                json.WriteString(column + TypeOf, "Edm.Guid");
                json.WriteString(column, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static object ReadCell(JsonElement value, string? type) => (type, value.ValueKind) switch
    {
        (null, JsonValueKind.String) => value.GetString()!,
        (null, JsonValueKind.Number) => value.GetInt32(),
        (null, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        ("Edm.DateTime", JsonValueKind.String) => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        ("Edm.Int64", JsonValueKind.String) => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ("Edm.Double", JsonValueKind.String) => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ("Edm.Binary", JsonValueKind.String) => value.GetBytesFromBase64(),
        ("Edm.Guid", JsonValueKind.String) => value.GetGuid(),
        _ => throw new FormatException($"A cell of the file is a {value.ValueKind} of type {type ?? "none"}, which no cell is."),
    };
}
