using System.Text;
using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Stores.Calendars;
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
        ["calendar"] = StoreTableKind.Calendar,
    };

    /// <summary>Names of what a row of a calendar has: the day, and its hours.</summary>
    public static (string Day, string Opens, string Closes) CalendarColumns => ("day", "opens", "closes");

    public static string WordOf(StoreTableKind kind) => Kinds.Single(k => k.Value == kind).Key;

    /// <summary>Names of what a row of a table of jobs has: the kind of job, the model or difficulty, and the value.</summary>
    public static (string Job, string Of, string Value) JobColumnsOf(StoreTableKind kind) =>
        kind == StoreTableKind.Hours ? ("jobCode", "model", "standardHours") : ("jobCode", "difficulty", "points");

    public static byte[] Write(StoreId store, StoreTable table) => CanonicalJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("storeId", store.Value);
        json.WriteString("table", WordOf(table.Kind));
        json.WriteNumber("version", table.Version);
        json.WriteString("validFrom", YearMonthPattern.Iso.Format(table.ValidFrom));
        if (table is StoreCalendar calendar)
        {
            json.WriteList("rows", calendar.Rows, WriteRow);
        }
        else
        {
            json.WriteList("rows", ((JobTable)table).Rows, (writer, row) => WriteRow(writer, JobColumnsOf(table.Kind), row));
        }

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
            var version = json.GetProperty("version").GetInt32();
            var validFrom = YearMonthPattern.Iso.Parse(json.GetProperty("validFrom").GetString()!).GetValueOrThrow();
            var rows = json.GetProperty("rows").EnumerateArray();
            return kind == StoreTableKind.Calendar
                ? new StoreCalendar(version, validFrom, [.. rows.Select(ReadCalendarRow)])
                : new JobTable(kind, version, validFrom, [.. rows.Select(row => ReadJobRow(row, JobColumnsOf(kind)))]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or UnparsableValueException)
        {
            throw new FormatException($"A stored table is none any more: {e.Message}", e);
        }
    }

    internal static string TextOf(StoreId store, StoreTable table) => Encoding.UTF8.GetString(Write(store, table));

    private static void WriteRow(Utf8JsonWriter json, (string Job, string Of, string Value) columns, JobValue row)
    {
        json.WriteStartObject();
        json.WriteString(columns.Job, row.JobCode);
        json.WriteString(columns.Of, row.Of);
        json.WritePlain(columns.Value, row.Value);
        json.WriteEndObject();
    }

    private static JobValue ReadJobRow(JsonElement row, (string Job, string Of, string Value) columns) =>
        new(row.GetProperty(columns.Job).GetString()!, row.GetProperty(columns.Of).GetString()!, row.GetProperty(columns.Value).GetDecimal());

    private static void WriteRow(Utf8JsonWriter json, CalendarRow row)
    {
        var (day, opens, closes) = CalendarColumns;
        json.WriteStartObject();
        json.WriteString(day, row.Day.ToString());
        json.WriteString(opens, row.Hours is { } from ? OpenHours.Text(from.Opens) : null);
        json.WriteString(closes, row.Hours is { } to ? OpenHours.Text(to.Closes) : null);
        json.WriteEndObject();
    }

    private static CalendarRow ReadCalendarRow(JsonElement row)
    {
        var (day, opens, closes) = CalendarColumns;
        return new(
            CalendarDay.Parse(row.GetProperty(day).GetString()!),
            row.GetProperty(opens).GetString() is { } from ? new OpenHours(OpenHours.Minutes(from), OpenHours.Minutes(row.GetProperty(closes).GetString()!)) : null);
    }
}
