using System.Text;
using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;
using NodaTime.Text;

namespace KpiFunctions.Records.Stores;

/// <summary>A version of a store's table as canonical JSON, the form in which it is stored and shown: the same bytes for the same version.</summary>
public static class StoreTableJson
{
    /// <summary>Words of the tables, as addresses and documents name them.</summary>
    public static IReadOnlyDictionary<string, StoreTableKind> Kinds { get; } = new Dictionary<string, StoreTableKind>(StringComparer.Ordinal)
    {
        ["hours"] = StoreTableKind.Hours,
        ["points"] = StoreTableKind.Points,
    };

    public static string WordOf(StoreTableKind kind) => kind == StoreTableKind.Hours ? "hours" : "points";

    /// <summary>Names of what a row has: the kind of job, the model or difficulty, and the value.</summary>
    public static (string Job, string Of, string Value) ColumnsOf(StoreTableKind kind) =>
        kind == StoreTableKind.Hours ? ("jobCode", "model", "standardHours") : ("jobCode", "difficulty", "points");

    public static byte[] Write(StoreId store, StoreTable table) => CanonicalJson.Write(json =>
    {
        var columns = ColumnsOf(table.Kind);
        json.WriteStartObject();
        json.WriteString("storeId", store.Value);
        json.WriteString("table", WordOf(table.Kind));
        json.WriteNumber("version", table.Version);
        json.WriteString("validFrom", YearMonthPattern.Iso.Format(table.ValidFrom));
        json.WriteList("rows", table.Rows, (writer, row) =>
        {
            writer.WriteStartObject();
            writer.WriteString(columns.Job, row.JobCode);
            writer.WriteString(columns.Of, row.Of);
            writer.WritePlain(columns.Value, row.Value);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    });

    /// <summary>What a value comes from, as the API shows it; <see langword="null"/> when the order brought it along, or nobody says.</summary>
    /// <param name="version">The version of the table; <see langword="null"/> when it comes from none.</param>
    public static object? SourceOf(StoreTableKind kind, int? version) => version is { } number ? new { Table = WordOf(kind), Version = number } : null;

    /// <exception cref="FormatException">Somebody has touched the text, and it is no table any more.</exception>
    internal static StoreTable Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var json = document.RootElement;
            var kind = Kinds[json.GetProperty("table").GetString()!];
            var columns = ColumnsOf(kind);
            return new StoreTable(
                kind,
                json.GetProperty("version").GetInt32(),
                YearMonthPattern.Iso.Parse(json.GetProperty("validFrom").GetString()!).GetValueOrThrow(),
                [.. json.GetProperty("rows").EnumerateArray().Select(row =>
                    new JobValue(row.GetProperty(columns.Job).GetString()!, row.GetProperty(columns.Of).GetString()!, row.GetProperty(columns.Value).GetDecimal()))]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or UnparsableValueException)
        {
            throw new FormatException($"A stored table is none any more: {e.Message}", e);
        }
    }

    internal static string TextOf(StoreId store, StoreTable table) => Encoding.UTF8.GetString(Write(store, table));
}
