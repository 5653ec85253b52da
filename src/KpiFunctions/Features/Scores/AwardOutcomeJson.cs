using System.Text.Json;
using KpiFunctions.Domain.Scoring.Awards;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Scores;

/// <summary>Writes what became of one award.</summary>
internal static class AwardOutcomeJson
{
    internal static void Write(Utf8JsonWriter json, AwardOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("award", outcome.Award.Id);
        json.WriteBoolean("granted", outcome.IsGranted);
        SchemeDocument.WriteOptional(json, "conditions", outcome.Conditions, WriteCondition);
        if (outcome.Award.TopPercent is { } percent)
        {
            json.WritePlain("topPercent", percent);
        }

        if (outcome.Place is { } place)
        {
            json.WriteNumber("place", place.Place);
            json.WriteNumber("of", place.Of);
        }

        if (outcome.Balance is { } balance)
        {
            json.WriteStartObject("balance");
            json.WritePlain("volume", LineJson.Rounded(balance.Volume));
            json.WritePlain("quality", LineJson.Rounded(balance.Quality));
            json.WriteString("qualityItem", balance.WorstQuality);
            json.WriteBoolean("flagged", balance.IsFlagged);
            json.WriteEndObject();
        }

        AwardJson.WriteReward(json, outcome.Award.Reward);
        json.WriteEndObject();
    }

    private static void WriteCondition(Utf8JsonWriter json, ConditionOutcome condition)
    {
        json.WriteStartObject();
        json.WriteString("metric", condition.Condition.Metric);
        SchemeDocument.WriteBound(json, condition.Condition.Bound);
        json.WritePlain("numerator", LineJson.Rounded(condition.Metric?.Numerator));
        json.WritePlain("denominator", LineJson.Rounded(condition.Metric?.Denominator));
        json.WritePlain("value", LineJson.Rounded(condition.Metric?.Value));
        json.WriteBoolean("holds", condition.Holds);
        json.WriteEndObject();
    }
}
