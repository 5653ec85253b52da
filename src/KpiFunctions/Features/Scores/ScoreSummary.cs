using System.Text.Json;
using KpiFunctions.Domain.Schemes;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Scores;

/// <summary>What is taken out of the document of a closed result.</summary>
/// <param name="Days">The days of a partial result.</param>
/// <param name="IsRanked">Whether enough was measured for a place.</param>
/// <param name="Items">Items of its lines.</param>
/// <param name="Adjustments">Its adjustments.</param>
internal sealed record ScoreSummary(
    string? Role,
    SchemeId Scheme,
    int SchemeVersion,
    decimal Total,
    DateInterval? Days,
    bool IsRanked,
    IReadOnlyList<string> Items,
    IReadOnlyList<string> Adjustments)
{
    internal static ScoreSummary Of(ClosedScore score)
    {
        using var document = JsonDocument.Parse(score.Document);
        var json = document.RootElement;
        return new(
            json.GetProperty("role").GetString(),
            SchemeId.Parse(json.GetProperty("schemeId").GetString()!),
            json.GetProperty("schemeVersion").GetInt32(),
            json.GetProperty("total").GetDecimal(),
            json.TryGetProperty("days", out var days) ? new DateInterval(DayOf(days, "from"), DayOf(days, "to")) : null,
            json.GetProperty("rank").GetProperty("store").ValueKind == JsonValueKind.Number,
            IdsOf(json, "lines", "item"),
            IdsOf(json, "adjustments", "adjustment"));
    }

    private static LocalDate DayOf(JsonElement days, string name) => LocalDatePattern.Iso.Parse(days.GetProperty(name).GetString()!).Value;

    private static List<string> IdsOf(JsonElement json, string list, string id) =>
        [.. json.GetProperty(list).EnumerateArray().Select(part => part.GetProperty(id).GetString()!)];
}
