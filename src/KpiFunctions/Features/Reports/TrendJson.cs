using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Http;
using NodaTime.Text;

namespace KpiFunctions.Features.Reports;

/// <summary>
/// A trend as the API shows it: <c>{ storeId, staffId, months: [ result in short ], missing: [ { month, state } ] }</c>.
/// </summary>
internal static class TrendJson
{
    /// <summary>What a trend takes over from a result, in this order.</summary>
    private static readonly string[] Head = ["month", "state", "days", "role", "schemeId", "schemeVersion", "total", "grade", "coverage", "unranked", "rank"];

    /// <summary>What it takes over from each line.</summary>
    private static readonly string[] Line = ["item", "value", "effectiveWeight", "points"];

    internal static byte[] Write(StoreId store, StaffId staff, IReadOnlyList<TrendMonth> months) => CanonicalJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("storeId", store.Value);
        json.WriteString("staffId", staff.Value);
        json.WriteList("months", months.SelectMany(m => m.Month.Results), WriteResult);
        json.WriteList("missing", months.Where(m => m.Month.Results.Count == 0), WriteMissing);
        json.WriteEndObject();
    });

    private static void WriteResult(Utf8JsonWriter json, ShownScore score)
    {
        using var document = JsonDocument.Parse(score.Document);
        json.WriteStartObject();
        WriteSome(json, document.RootElement, Head);
        json.WriteList("lines", document.RootElement.GetProperty("lines").EnumerateArray(), WriteLine);
        json.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter json, JsonElement line)
    {
        json.WriteStartObject();
        WriteSome(json, line, Line);
        json.WriteEndObject();
    }

    private static void WriteMissing(Utf8JsonWriter json, TrendMonth month)
    {
        json.WriteStartObject();
        json.WriteString("month", YearMonthPattern.Iso.Format(month.YearMonth));
        json.WriteString("state", ScoreJson.WordOf(month.Month.State));
        json.WriteEndObject();
    }

    private static void WriteSome(Utf8JsonWriter json, JsonElement from, string[] names)
    {
        foreach (var name in names)
        {
            if (from.TryGetProperty(name, out var value))
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }
        }
    }
}
