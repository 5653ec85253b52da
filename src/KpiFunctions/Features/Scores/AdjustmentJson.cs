using System.Text.Json;
using KpiFunctions.Domain.Scoring.Adjustments;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Scores;

/// <summary>Writes one adjustment of a result: occurrences less excused ones, times <c>each</c>, within its limit.</summary>
internal static class AdjustmentJson
{
    internal static void Write(Utf8JsonWriter json, AppliedAdjustment applied)
    {
        var adjustment = applied.Adjustment;
        json.WriteStartObject();
        json.WriteString("adjustment", adjustment.Id);
        json.WriteString("metric", adjustment.Metric);
        json.WriteString("measures", SchemeWords.Of(SchemeWords.Measures, applied.Measures));
        json.WritePlain("occurrences", LineJson.Rounded(applied.Metric.Value));
        json.WritePlain("excused", applied.Excused);
        json.WritePlain("each", adjustment.Each);
        json.WriteString("forfeits", adjustment.Forfeits);
        json.WriteString("softens", adjustment.Softens);
        json.WritePlain("points", applied.Points);
        json.WriteString("limit", WordOf(applied.Limit));
        json.WriteEndObject();
    }

    private static string? WordOf(AdjustmentLimit limit) => limit switch
    {
        AdjustmentLimit.Min => "min",
        AdjustmentLimit.Max => "max",
        AdjustmentLimit.Item => "item",
        AdjustmentLimit.Deduction => "deduction",
        AdjustmentLimit.Largest => "largest",
        _ => null,
    };
}
